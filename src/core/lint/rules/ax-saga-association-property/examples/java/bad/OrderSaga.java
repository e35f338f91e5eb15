package shop.order;

import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;

public class OrderSaga {
  @StartSaga
  @SagaEventHandler(associationProperty = "orderId")
  public void on(OrderPlaced event) {}

  @EndSaga
  @SagaEventHandler(associationProperty = "orderId")
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ absent
  public void on(PaymentCaptured event) {}

  @EndSaga
  @SagaEventHandler(associationProperty = "id", keyName = "orderId")
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ absent
  public void on(OrderRejected event) {}
}

package shop.order;

import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.MetaDataAssociationResolver;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import shop.parcel.ParcelLost;

public class OrderSaga {
  private static final String ORDER = "orderId";

  @StartSaga
  @SagaEventHandler(associationProperty = ORDER)
  public void on(OrderPlaced event) {}

  @SagaEventHandler(associationProperty = "orderNumber", keyName = "orderId")
  public void on(PaymentCaptured event) {}

  /** It has a getter of that name. */
  @EndSaga
  @SagaEventHandler(associationProperty = "orderId")
  public void on(OrderRejected event) {}

  /** What the class above it has, nobody can tell. */
  @EndSaga
  @SagaEventHandler(associationProperty = "orderId")
  public void on(OrderCancelled event) {}

  /** Found by the metadata. */
  @SagaEventHandler(associationProperty = "orderId", associationResolver = MetaDataAssociationResolver.class)
  public void on(CardDeclined event) {}

  /** From elsewhere. */
  @SagaEventHandler(associationProperty = "orderId")
  public void on(ParcelLost event) {}
}

package shop.order;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
public class Order {
//           ^^^^^ missing
  private String orderId;
  private boolean approved;

  protected Order() {}

  @EventSourcingHandler
  public void on(OrderPlaced event) {
    orderId = event.orderId();
  }
}

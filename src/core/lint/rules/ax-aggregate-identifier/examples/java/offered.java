package shop.order;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.axonframework.modelling.command.AggregateIdentifier;

@Aggregate
public class Order {
  @AggregateIdentifier private String orderId;
  private boolean approved;

  protected Order() {}

  @EventSourcingHandler
  public void on(OrderPlaced event) {
    orderId = event.orderId();
  }
}

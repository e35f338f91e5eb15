package shop.order;

import org.axonframework.eventsourcing.EventSourcingHandler;

public class Order {
  private MailPublisher mailPublisher;
  private OrderRepository orders;

  @EventSourcingHandler
  public void on(OrderPlaced event) {
    mailPublisher.publish(new OrderMail(event.orderId()));
//  ^^^^^^^^^^^^^^^^^^^^^ effect
    orders.save(event);
//  ^^^^^^^^^^^ effect
    this.apply(new OrderApproved(event.orderId()));
//  ^^^^^^^^^^ new-event
  }
}

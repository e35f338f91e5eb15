package shop.order;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

public class Order {
  private String status;

  @CommandHandler
  public void handle(ApproveOrder command) {
    this.apply(new OrderApproved(command.orderId()));
  }

  @EventSourcingHandler
  public void on(OrderApproved event) {
    this.status = "APPROVED";
  }
}

package shop.order;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.EntityId;

public class OrderLine {
  @EntityId private String lineId;
  private int quantity;

  @CommandHandler
  public void handle(ChangeQuantity command) {}
//            ^^^^^^ command

  @EventSourcingHandler
  public void on(QuantityChanged event) {
//            ^^ event
    quantity = event.quantity();
  }
}

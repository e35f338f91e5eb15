package shop.order;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.EntityId;

public class OrderLine {
  @EntityId(routingKey = "line")
  private String lineId;

  private int quantity;

  @CommandHandler
  public void handle(ChangeQuantity command) {}

  @CommandHandler(routingKey = "removed")
  public void handle(RemoveLine command) {}

  @EventSourcingHandler
  public void on(QuantityChanged event) {
    quantity = event.quantity();
  }
}

class BasketLine {
  @EntityId private String lineId;

  @EventSourcingHandler
  void on(BasketEmptied event) {}
}

class Delivery {
  @EntityId private String deliveryId;

  @CommandHandler
  void handle(ChangeAddress command) {}
}

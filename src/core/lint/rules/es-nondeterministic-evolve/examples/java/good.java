package shop.order;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateLifecycle;

public class Order {
  private String paymentId;
  private Instant placedAt;

  @CommandHandler
  public void handle(PlaceOrder command) {
    AggregateLifecycle.apply(new OrderPlaced(command.orderId(), UUID.randomUUID().toString(), Instant.now()));
  }

  @EventSourcingHandler
  public void on(OrderPlaced event) {
    this.paymentId = event.paymentId();
    this.placedAt = event.placedAt();
  }
}

package shop.order;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateLifecycle;

public class Order {
  private String paymentId;
  private Instant placedAt;
  private String region;

  @CommandHandler
  public Order(PlaceOrder command) {
    AggregateLifecycle.apply(new OrderPlaced(command.orderId(), Instant.now()));
  }

  @EventSourcingHandler
  public void on(OrderPlaced event) {
    this.paymentId = UUID.randomUUID().toString();
    //               ^^^^^^^^^^^^^^^^^ random
    this.placedAt = Instant.now();
    //              ^^^^^^^^^^^^^ clock
    this.region = System.getenv("REGION");
    //            ^^^^^^^^^^^^^^^^^^^^^^^ environment
  }
}

package shop.order;

import lombok.AllArgsConstructor;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
public class Order {
//           ^^^^^ missing
  @AggregateIdentifier private String orderId;

  @CommandHandler
  public Order(PlaceOrder command) {
    apply(new OrderPlaced(command.orderId()));
  }
}

@AggregateRoot
class Parcel {
//    ^^^^^^ missing
  @AggregateIdentifier private final String parcelId;

  Parcel(String parcelId) {
    this.parcelId = parcelId;
  }
}

@Aggregate
@AllArgsConstructor
class Stock {
//    ^^^^^ missing
  @AggregateIdentifier private String sku;
}

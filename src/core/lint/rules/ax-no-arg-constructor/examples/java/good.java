package shop.order;

import lombok.AllArgsConstructor;
import lombok.Data;
import lombok.NoArgsConstructor;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
public class Order {
  @AggregateIdentifier private String orderId;

  protected Order() {}

  @CommandHandler
  public Order(PlaceOrder command) {
    apply(new OrderPlaced(command.orderId()));
  }
}

/** Java writes the constructor where a class has none. */
@Aggregate
@Data
class Parcel {
  @AggregateIdentifier private String parcelId;
}

@Aggregate
@NoArgsConstructor
@AllArgsConstructor
class Stock {
  @AggregateIdentifier private String sku;
}

/** Never made by itself. */
@Aggregate
abstract class Account {
  Account(String owner) {}
}

/** Its repository makes it. */
@Aggregate(repository = "voucherRepository")
class Voucher {
  Voucher(String code) {}
}

/** No aggregate. */
class OrderLine {
  OrderLine(String lineId) {}
}

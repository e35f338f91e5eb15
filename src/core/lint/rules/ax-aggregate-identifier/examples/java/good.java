package shop.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
public class Order {
  @AggregateIdentifier private String orderId;

  protected Order() {}

  @EventSourcingHandler
  public void on(OrderPlaced event) {
    orderId = event.orderId();
  }
}

@Aggregate
class Parcel {
  private ParcelKey key;

  @AggregateIdentifier
  String getParcelId() {
    return key.text();
  }
}

/** Stored as a row: the identifier of JPA is enough. */
@Aggregate
@Entity
class Stock {
  @Id private String sku;
}

/** The identifier stands in the class above it. */
@Aggregate
class GiftOrder extends Order {}

@Aggregate
class Voucher extends IdentifiedByCode {}

/** No aggregate. */
class OrderLine {
  private String lineId;
}

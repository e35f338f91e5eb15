package shop.order;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.EntityId;

public class Voucher {
  private boolean used;

  @EntityId
  public String getCode() {
    return "spring";
  }

  @EventSourcingHandler
  public void on(VoucherUsed event) {
    used = true;
  }
}

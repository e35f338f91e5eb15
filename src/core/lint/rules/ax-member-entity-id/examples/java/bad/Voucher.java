package shop.order;

import org.axonframework.eventsourcing.EventSourcingHandler;

public class Voucher {
  private boolean used;

  @EventSourcingHandler
  public void on(VoucherUsed event) {
    used = true;
  }
}

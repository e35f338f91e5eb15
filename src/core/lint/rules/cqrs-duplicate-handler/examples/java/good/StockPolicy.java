package shop;

import org.axonframework.eventhandling.EventHandler;

public class StockPolicy {
  @EventHandler
  public void on(OrderPlaced event) {
    stock.reserve(event.orderId());
  }
}

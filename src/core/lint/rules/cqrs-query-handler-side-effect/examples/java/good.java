package shop.query;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;

public class OrderProjection {
  private final OrderViewRepository orderViews;

  public OrderProjection(OrderViewRepository orderViews) {
    this.orderViews = orderViews;
  }

  @EventHandler
  public void on(OrderPlaced event) {
    orderViews.save(OrderView.from(event));
  }

  @QueryHandler
  public OrderView handle(GetOrder query) {
    return orderViews.findById(query.orderId()).orElseThrow();
  }
}

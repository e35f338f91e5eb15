package shop.query;

import org.axonframework.eventhandling.EventBus;
import org.axonframework.queryhandling.QueryHandler;

public class OrderQueries {
  private final OrderViewRepository orderViews;
  private final EventBus eventBus;
  //            ^^^^^^^^ can-send

  public OrderQueries(OrderViewRepository orderViews, EventBus eventBus) {
    this.orderViews = orderViews;
    this.eventBus = eventBus;
  }

  @QueryHandler
  public OrderView handle(GetOrder query) {
    OrderView view = orderViews.findById(query.orderId()).orElseThrow();
    orderViews.save(view.seen());
//  ^^^^^^^^^^^^^^^ writes
    eventBus.publish(new OrderSeen(query.orderId()));
//  ^^^^^^^^^^^^^^^^ publishes
    return view;
  }
}

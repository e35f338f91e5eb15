package shop.order;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class OrderService {
  private final OrderRepository orders;
  private final KafkaTemplate<String, String> kafkaTemplate;
  private final ApplicationEventPublisher events;

  public OrderService(OrderRepository orders, KafkaTemplate<String, String> kafkaTemplate, ApplicationEventPublisher events) {
    this.orders = orders;
    this.kafkaTemplate = kafkaTemplate;
    this.events = events;
  }

  @Transactional
  public Order place(PlaceOrder command) {
    Order order = orders.save(Order.from(command));
    kafkaTemplate.send("shop.order.events.v1", order.id(), "OrderPlaced");
//  ^^^^^^^^^^^^^^^^^^ dual-write
    return order;
  }

  public void approve(Order order) {
    orders.save(order.approved());
    events.publishEvent(new OrderApproved(order.id()));
//  ^^^^^^^^^^^^^^^^^^^ in-process
  }
}

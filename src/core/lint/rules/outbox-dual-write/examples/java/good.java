package shop.order;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class OrderService {
  private final OrderRepository orders;
  private final OutboxRepository outbox;
  private final KafkaTemplate<String, String> kafkaTemplate;

  @Transactional
  public Order place(PlaceOrder command) {
    Order order = orders.save(Order.from(command));
    outbox.save(new OutboxRow("OrderPlaced", order.id()));
    return order;
  }

  public void relay(OutboxRow row) {
    kafkaTemplate.send("shop.order.events.v1", row.key(), row.payload());
  }

  public void answer(Order order) {
    if (order.isValid()) {
      orders.save(order);
      return;
    }
    kafkaTemplate.send("shop.order.events.v1", order.id(), "OrderRejected");
  }
}

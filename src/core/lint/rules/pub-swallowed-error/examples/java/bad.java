package shop.order;

import org.springframework.kafka.core.KafkaTemplate;

public class OrderPublisher {
  private final KafkaTemplate<String, String> kafkaTemplate;

  public void announce(Order order) {
    try {
      kafkaTemplate.send("shop.order.events.v1", order.id(), "OrderPlaced").get();
    } catch (Exception e) {
//    ^^^^^ swallowed
      log.warn("not announced", e);
    }
  }
}

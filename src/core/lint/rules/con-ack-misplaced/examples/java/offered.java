package shop.payment;

import com.rabbitmq.client.Channel;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.Acknowledgment;

public class PaymentConsumer {
  private final Payments payments;
  private final Channel channel;

  @KafkaListener(topics = "shop.payment.commands.v1")
  public void onCommand(AuthorizePayment command, Acknowledgment acknowledgment) {
    acknowledgment.acknowledge();
    payments.handle(command);
  }

  public void onDelivery(long tag, byte[] message) throws Exception {
    try {
      payments.handle(message);
      channel.basicAck(tag, false);
    } catch (PaymentException e) {
      log.warn("not handled", e);
      channel.basicNack(tag, false, false);
    }
  }

  public void onBatch(long tag, byte[] message) throws Exception {
    try {
      payments.handle(message);
    } finally {
      channel.basicAck(tag, false);
    }
  }
}

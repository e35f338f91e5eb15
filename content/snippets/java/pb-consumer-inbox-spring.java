// ---
// title: { en: Idempotent consumer with inbox (Spring Kafka), ko: 인박스가 있는 멱등 컨슈머(Spring Kafka) }
// description:
//   en: Records the message id in the transaction of its effect; a repeated message changes nothing.
//   ko: 메시지 ID를 효과와 같은 트랜잭션에 기록하므로 반복된 메시지는 아무것도 바꾸지 않습니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#inbox
// framework: Spring
// needs: [org.springframework]
// names: [Order]
// stops: [shop.order.events.v1, inventory, inbox]
// ---

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

interface OrderEffect {
    /** Writes through the database of the transaction only: what it does elsewhere would be repeated. */
    void apply(String payload);
}

@Component
class OrderConsumer {
    private final JdbcTemplate database;
    private final OrderEffect effect;

    OrderConsumer(JdbcTemplate database, OrderEffect effect) {
        this.database = database;
        this.effect = effect;
    }

    /**
     * The transaction commits when this returns, and the container commits the offset after that. A copy that is handled
     * at the same time waits at the primary key of the table inbox (consumer, message_id).
     *
     * @param messageId that of the event (CloudEvents over Kafka); one chosen by the broker would differ in a copy
     */
    @KafkaListener(topics = "shop.order.events.v1", groupId = "inventory")
    @Transactional
    public void handle(@Header("ce_id") String messageId, @Payload String payload) {
        var sql = "INSERT INTO inbox (consumer, message_id) VALUES (?, ?) ON CONFLICT DO NOTHING";
        if (database.update(sql, "inventory", messageId) == 1) effect.apply(payload);
    }
}

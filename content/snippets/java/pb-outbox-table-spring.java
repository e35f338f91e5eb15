// ---
// title: { en: Outbox writer (Spring), ko: 아웃박스 기록(Spring) }
// description:
//   en: Stores a message in the transaction that changes the state, so that both happen or neither does.
//   ko: 상태를 바꾸는 트랜잭션 안에 메시지를 저장하므로 둘 다 일어나거나 둘 다 일어나지 않습니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#transactional-outbox
// framework: Spring
// needs: [org.springframework]
// names: [Order, Place, Placed]
// stops: [outbox]
// ---

import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** @param payload JSON */
record OrderMessage(UUID id, String orderId, String type, String payload) {}

@Service
class OrderOutbox {
    private final JdbcTemplate database;

    OrderOutbox(JdbcTemplate database) {
        this.database = database;
    }

    /** Refuses to be called without the transaction that changes the order: alone it would be a second write. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(OrderMessage message) {
        database.update(
                "INSERT INTO outbox (id, aggregate_type, aggregate_id, type, payload) VALUES (?, ?, ?, ?, ?::jsonb)",
                message.id(), "order", message.orderId(), message.type(), message.payload());
    }
}

@Service
class PlaceOrderService {
    private final JdbcTemplate database;
    private final OrderOutbox outbox;

    PlaceOrderService(JdbcTemplate database, OrderOutbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** Order and message commit together; nothing is sent here: the relay sends what was committed. */
    @Transactional
    public void place(String orderId, long total, UUID messageId) {
        database.update("INSERT INTO customer_order (order_id, total, status) VALUES (?, ?, 'PENDING')", orderId, total);
        var payload = "{\"orderId\":\"%s\",\"total\":%d}".formatted(orderId, total);
        outbox.enqueue(new OrderMessage(messageId, orderId, "OrderPlaced", payload));
    }
}

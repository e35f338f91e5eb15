// ---
// title: { en: Outbox table and writer, ko: 아웃박스 테이블과 기록 }
// description:
//   en: Stores a message in the transaction that changes the state, so that both happen or neither does.
//   ko: 상태를 바꾸는 트랜잭션 안에 메시지를 저장하므로 둘 다 일어나거나 둘 다 일어나지 않습니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#transactional-outbox
// names: [Order]
// stops: [outbox]
// ---

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * @param id chosen once, before the first attempt: consumers recognise a repeated delivery by it
 * @param type {@code OrderPlaced}, with a version where consumers outlive it
 * @param payload JSON
 */
record OrderMessage(UUID id, String orderId, String type, String payload) {}

final class OrderOutbox {
    /**
     * seq puts the messages of one aggregate in sequence, since its writers follow one another. It is no cursor: a
     * transaction that drew a smaller number may commit later, so the relay looks for rows that are not published yet.
     */
    static final String TABLE = """
            CREATE TABLE IF NOT EXISTS outbox (
              seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              id uuid NOT NULL UNIQUE,
              aggregate_type text NOT NULL,
              aggregate_id text NOT NULL,
              type text NOT NULL,
              payload jsonb NOT NULL,
              created_at timestamptz NOT NULL DEFAULT now(),
              published_at timestamptz
            );
            CREATE INDEX IF NOT EXISTS outbox_unpublished ON outbox (seq) WHERE published_at IS NULL;""";

    /** Call it in the transaction that writes the order. Nothing is sent here: the relay sends what was committed. */
    void enqueue(Connection connection, OrderMessage message) throws SQLException {
        var sql = "INSERT INTO outbox (id, aggregate_type, aggregate_id, type, payload) VALUES (?, ?, ?, ?, ?::jsonb)";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, message.id());
            statement.setString(2, "order");
            statement.setString(3, message.orderId());
            statement.setString(4, message.type());
            statement.setString(5, message.payload());
            statement.executeUpdate();
        }
    }
}

// ---
// title: { en: Outbox relay, ko: 아웃박스 릴레이 }
// description:
//   en: Publishes what the outbox holds at least once and in the order of each aggregate; only one instance is active.
//   ko: 아웃박스의 메시지를 최소 한 번, 애그리거트별 순서대로 발행합니다. 한 번에 한 인스턴스만 일합니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#relay
// stops: [outbox, "200"]
// ---

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Consumers drop what they have seen under the same id; messages with the same key keep their order. */
record OutboxMessage(String id, String key, String type, String payload) {}

interface Publisher {
    /** Returns once the broker has stored the message. */
    void publish(OutboxMessage message);
}

final class OutboxRelay {
    private final Connection connection;
    private final Publisher publisher;

    /**
     * @param connection in auto-commit mode, and used by nobody else: the lock that makes this relay the active one
     *     lives as long as its session
     */
    OutboxRelay(Connection connection, Publisher publisher) {
        this.connection = connection;
        this.publisher = publisher;
    }

    /** Relays until the thread is interrupted. Throws what fails: run it again with a back-off. */
    void run() throws SQLException, InterruptedException {
        while (!Thread.interrupted()) {
            if (!isActive() || relayBatch(100) == 0) Thread.sleep(200);
        }
    }

    /**
     * Publishes the oldest unpublished messages, one after the other, and returns how many. Whatever stops it between
     * publishing and marking, the message is published again: at least once, never lost.
     */
    int relayBatch(int limit) throws SQLException {
        var messages = unpublished(limit);
        for (var message : messages) {
            publisher.publish(message);
            markPublished(message);
        }
        return messages.size();
    }

    private List<OutboxMessage> unpublished(int limit) throws SQLException {
        var sql = """
            SELECT id::text, aggregate_id, type, payload::text FROM outbox
            WHERE published_at IS NULL ORDER BY seq LIMIT ?""";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, limit);
            try (var rows = statement.executeQuery()) {
                var messages = new ArrayList<OutboxMessage>();
                while (rows.next()) {
                    messages.add(new OutboxMessage(
                            rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                }
                return messages;
            }
        }
    }

    private void markPublished(OutboxMessage message) throws SQLException {
        var sql = "UPDATE outbox SET published_at = now() WHERE id = ?::uuid";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, message.id());
            statement.executeUpdate();
        }
    }

    /** Two relays at once would break the order; the others stand by until the session of the active one ends. */
    private boolean isActive() throws SQLException {
        var sql = "SELECT pg_try_advisory_lock(hashtext('outbox-relay'))";
        try (var statement = connection.prepareStatement(sql); var result = statement.executeQuery()) {
            return result.next() && result.getBoolean(1);
        }
    }
}

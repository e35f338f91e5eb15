// ---
// title: { en: Idempotent consumer with inbox, ko: 인박스가 있는 멱등 컨슈머 }
// description:
//   en: Records the message id in the transaction of its effect; a repeated message changes nothing.
//   ko: 메시지 ID를 효과와 같은 트랜잭션에 기록하므로 반복된 메시지는 아무것도 바꾸지 않습니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#inbox
// stops: [inbox]
// ---

import java.sql.Connection;
import java.sql.SQLException;

final class Inbox {
    interface Effect {
        /** Writes through the connection only: what it does elsewhere would be repeated. */
        void apply(Connection connection) throws SQLException;
    }

    private final String consumer;

    Inbox(String consumer) {
        this.consumer = consumer;
    }

    /**
     * Has the effect of a message once and returns whether this was the first time. Acknowledge the message when it
     * returns, and not before. A copy that is handled at the same time waits at the primary key of the table inbox
     * (consumer, message_id).
     *
     * @param connection not in auto-commit mode, and used by nobody else meanwhile
     */
    boolean handleOnce(Connection connection, String messageId, Effect effect) throws SQLException {
        try {
            boolean first = record(connection, messageId);
            if (first) effect.apply(connection);
            connection.commit();
            return first;
        } catch (SQLException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        }
    }

    private boolean record(Connection connection, String messageId) throws SQLException {
        var sql = "INSERT INTO inbox (consumer, message_id) VALUES (?, ?) ON CONFLICT DO NOTHING";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, consumer);
            statement.setString(2, messageId);
            return statement.executeUpdate() == 1;
        }
    }
}

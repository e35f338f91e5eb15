// ---
// title: { en: Dead letters parked by key, with redrive, ko: 키별 격리와 재투입 }
// description:
//   en: Parks a message that always fails and everything behind it with the same key; redrive keeps their order.
//   ko: 계속 실패하는 메시지와 같은 키의 뒤따르는 메시지를 격리하고, 재투입할 때 순서를 지킵니다.
// pattern: messaging
// lesson: 16-05-best-practices-success-factors#parking-per-key
// stops: [parked_message]
// ---

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

record Message(String id, String key, String value) {}

/** The message will fail again; throw everything else (a lost connection) as it is, for the usual retry. */
final class PoisonException extends Exception {
    private static final long serialVersionUID = 1L;

    PoisonException(String reason) {
        super(reason);
    }
}

final class ParkedMessages {
    static final String TABLE = """
            CREATE TABLE IF NOT EXISTS parked_message (
              seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              id text NOT NULL UNIQUE,
              key text NOT NULL,
              value text NOT NULL,
              reason text NOT NULL,
              parked_at timestamptz NOT NULL DEFAULT now()
            );
            CREATE INDEX IF NOT EXISTS parked_message_key ON parked_message (key, seq);""";

    interface Handler {
        /** Has its effect through the connection, at most once a message id. */
        void handle(Connection connection, Message message) throws SQLException, PoisonException;
    }

    private interface Work<T> {
        T run() throws SQLException, PoisonException;
    }

    private final Connection connection;
    private final Handler handler;

    /** @param connection not in auto-commit mode, and used by nobody else meanwhile */
    ParkedMessages(Connection connection, Handler handler) {
        this.connection = connection;
        this.handler = handler;
    }

    /**
     * Handles a message or parks it, and returns whether it was handled; acknowledge it in both cases. Other keys go on;
     * a key with parked messages does not overtake them. Alert on the age of the oldest, and name who owns it.
     */
    boolean handleOrPark(Message message) throws SQLException {
        try {
            return committed(() -> {
                lockKey(message.key());
                if (oldest(message.key()).isPresent()) return park(message, "behind a parked message");
                handler.handle(connection, message);
                return true;
            });
        } catch (PoisonException poison) {
            // The failed transaction is gone with all it did, so parking needs another.
            lockKey(message.key());
            park(message, String.valueOf(poison.getMessage()));
            connection.commit();
            return false;
        }
    }

    /**
     * Handles what is parked under a key, oldest first, and returns whether all of it is done: the first that fails stops
     * it. Not by sending them to the topic again: there they would come behind newer ones.
     */
    boolean redrive(String key) throws SQLException {
        try {
            while (committed(() -> redriveOldest(key))) {}
            return true;
        } catch (PoisonException poison) {
            return false;
        }
    }

    private boolean redriveOldest(String key) throws SQLException, PoisonException {
        lockKey(key);
        var oldest = oldest(key);
        if (oldest.isEmpty()) return false;
        handler.handle(connection, oldest.get());
        execute("DELETE FROM parked_message WHERE id = ?", oldest.get().id());
        return true;
    }

    private boolean park(Message message, String reason) throws SQLException {
        execute(
                "INSERT INTO parked_message (id, key, value, reason) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                message.id(), message.key(), message.value(), reason);
        return false;
    }

    private Optional<Message> oldest(String key) throws SQLException {
        var sql = "SELECT id, value FROM parked_message WHERE key = ? ORDER BY seq LIMIT 1";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(new Message(row.getString(1), key, row.getString(2))) : Optional.empty();
            }
        }
    }

    /** The consumer and a redrive of the same key take turns, until the transaction ends. */
    private void lockKey(String key) throws SQLException {
        execute("SELECT pg_advisory_xact_lock(hashtextextended('parked_message/' || ?, 0))", key);
    }

    private void execute(String sql, String... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) statement.setString(index + 1, values[index]);
            statement.execute();
        }
    }

    private <T> T committed(Work<T> work) throws SQLException, PoisonException {
        try {
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException | PoisonException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        }
    }
}

// ---
// title: { en: Projection with checkpoint, ko: 체크포인트가 있는 프로젝션 }
// description:
//   en: Commits the view and the position it has reached in one transaction, so no event is lost or counted twice.
//   ko: 뷰와 처리한 위치를 한 트랜잭션으로 커밋하므로 이벤트를 잃거나 두 번 반영하지 않습니다.
// pattern: projections
// lesson: 03d-projection-implementation#one-transaction
// names: [OrderHistory]
// stops: [order-history-v1]
// ---

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

record OrderHistoryEvent(long position, String type, String orderId, String customerId, long total) {}

interface OrderHistoryLog {
    /** At most {@code limit} events after a position, oldest first, and none before an event that may still appear. */
    List<OrderHistoryEvent> readAfter(long position, int limit);
}

final class OrderHistoryProjection {
    /** A rebuild runs under a new name beside the old one until it has caught up. */
    private static final String NAME = "order-history-v1";

    /**
     * Projects the next events and returns how many.
     *
     * @param connection not in auto-commit mode, and used by nobody else meanwhile
     */
    int project(Connection connection, OrderHistoryLog log, int limit) throws SQLException {
        try {
            var events = log.readAfter(lockCheckpoint(connection), limit);
            for (var event : events) apply(connection, event);
            if (!events.isEmpty()) {
                long last = events.get(events.size() - 1).position();
                update(connection, "UPDATE checkpoint SET position = ? WHERE projection = ?", last, NAME);
            }
            connection.commit();
            return events.size();
        } catch (SQLException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        }
    }

    /** The row lock makes a second projector wait here; it then goes on where the first has committed. */
    private static long lockCheckpoint(Connection connection) throws SQLException {
        update(connection, "INSERT INTO checkpoint VALUES (?, -1) ON CONFLICT DO NOTHING", NAME);
        var sql = "SELECT position FROM checkpoint WHERE projection = ? FOR UPDATE";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, NAME);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** Writes the view and nothing else: mail or calls would be repeated by every rebuild. */
    private static void apply(Connection connection, OrderHistoryEvent event) throws SQLException {
        switch (event.type()) {
            case "OrderPlaced" -> update(
                    connection,
                    """
                    INSERT INTO order_history (order_id, customer_id, total, status) VALUES (?, ?, ?, 'PENDING')
                    ON CONFLICT (order_id) DO NOTHING""",
                    event.orderId(), event.customerId(), event.total());
            case "OrderApproved" -> setStatus(connection, event.orderId(), "APPROVED");
            case "OrderRejected" -> setStatus(connection, event.orderId(), "REJECTED");
            default -> { }
        }
    }

    private static void setStatus(Connection connection, String orderId, String status) throws SQLException {
        update(connection, "UPDATE order_history SET status = ? WHERE order_id = ?", status, orderId);
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) statement.setObject(index + 1, values[index]);
            statement.executeUpdate();
        }
    }
}

// ---
// title: { en: Projection with reset (Axon 4), ko: 초기화할 수 있는 프로젝션(Axon 4) }
// description:
//   en: Folds events into a table with writes that may be repeated; a replay empties the table first.
//   ko: 반복해도 되는 쓰기로 이벤트를 테이블에 접습니다. 다시 재생할 때는 테이블을 먼저 비웁니다.
// pattern: projections
// lesson: 03d-projection-implementation#one-transaction
// framework: Axon
// needs: [org.axonframework]
// names: [OrderHistory]
// stops: [order-history-v1, order_history]
// ---

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

record OrderPlaced(String orderId, String customerId, long total) {}

record OrderApproved(String orderId) {}

record OrderHistoryQuery(String customerId) {}

record OrderHistoryRow(String orderId, String status, long total) {}

/**
 * Keep the token store in the database of this table: then the position and what was written commit together. A rebuild
 * runs under a new group and table beside the old ones until it has caught up. Give the group a PropagatingErrorHandler:
 * the default one logs a failure and takes the event for handled.
 */
@Component
@ProcessingGroup("order-history-v1")
class OrderHistoryProjection {
    private final JdbcTemplate database;

    OrderHistoryProjection(JdbcTemplate database) {
        this.database = database;
    }

    /** Writes the view and nothing else: mail or calls would be repeated by every replay. */
    @EventHandler
    void on(OrderPlaced event) {
        database.update(
                """
                INSERT INTO order_history (order_id, customer_id, total, status) VALUES (?, ?, ?, 'PENDING')
                ON CONFLICT (order_id) DO NOTHING""",
                event.orderId(), event.customerId(), event.total());
    }

    @EventHandler
    void on(OrderApproved event) {
        database.update("UPDATE order_history SET status = 'APPROVED' WHERE order_id = ?", event.orderId());
    }

    @ResetHandler
    void reset() {
        database.update("TRUNCATE order_history");
    }

    @QueryHandler
    List<OrderHistoryRow> handle(OrderHistoryQuery query) {
        return database.query(
                "SELECT order_id, status, total FROM order_history WHERE customer_id = ? ORDER BY order_id",
                (row, index) -> new OrderHistoryRow(row.getString(1), row.getString(2), row.getLong(3)),
                query.customerId());
    }
}

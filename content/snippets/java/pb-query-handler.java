// ---
// title: { en: Query with handler, ko: 쿼리와 핸들러 }
// description:
//   en: Reads a view page by page on a read-only connection; changes nothing, and says how fresh the answer is.
//   ko: 읽기 전용 연결로 뷰를 페이지 단위로 읽습니다. 아무것도 바꾸지 않고 답이 얼마나 최신인지 알려 줍니다.
// pattern: cqrs
// lesson: 03b-cqrs-pattern-implementation#dto-queries
// names: [OrderHistory]
// stops: ["50"]
// ---

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** @param after where the page before ended; empty for the first page */
record OrderHistoryQuery(String customerId, String after) {}

record OrderHistoryRow(String orderId, String status, long total) {}

/**
 * @param next ask with it as {@code after} for the next page; null on the last one
 * @param position of the event log the view had reached: the answer is as old as that
 */
record OrderHistoryPage(List<OrderHistoryRow> rows, String next, long position) {}

final class OrderHistoryHandler {
    private static final int PAGE_SIZE = 50;

    /**
     * One statement, so rows and position are of the same moment.
     *
     * @param connection one that cannot write: {@code setReadOnly(true)}, or better a role without the right to
     */
    OrderHistoryPage handle(Connection connection, OrderHistoryQuery query) throws SQLException {
        var sql = """
            SELECT order_id, status, total, position
            FROM (SELECT position FROM checkpoint WHERE projection = 'order-history-v1') AS reached
            LEFT JOIN LATERAL (
              SELECT order_id, status, total FROM order_history
              WHERE customer_id = ? AND order_id > ? ORDER BY order_id LIMIT ?
            ) AS page ON true
            ORDER BY order_id""";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, query.customerId());
            statement.setString(2, query.after());
            statement.setInt(3, PAGE_SIZE + 1);
            var rows = new ArrayList<OrderHistoryRow>();
            long position = -1;
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    position = result.getLong(4);
                    // The position comes alone where the page is empty.
                    if (result.getString(1) == null) break;
                    rows.add(new OrderHistoryRow(result.getString(1), result.getString(2), result.getLong(3)));
                }
            }
            if (rows.size() <= PAGE_SIZE) return new OrderHistoryPage(rows, null, position);
            var page = List.copyOf(rows.subList(0, PAGE_SIZE));
            return new OrderHistoryPage(page, page.get(PAGE_SIZE - 1).orderId(), position);
        }
    }
}

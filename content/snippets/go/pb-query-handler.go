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

package shop

import "context"
import "database/sql"

// OrderHistoryRow is one order of a page.
type OrderHistoryRow struct {
	OrderID, Status string
	Total           int64
}

// OrderHistoryPage has the rows of a page. Ask with Next as after for the one that follows; it is empty on the last one.
// Position is that of the event log the view had reached: the answer is as old as that.
type OrderHistoryPage struct {
	Rows     []OrderHistoryRow
	Next     string
	Position int64
}

// QueryOrderHistory asks one statement, so rows and position are of the same moment. db cannot write: its role has no
// right to. after is where the page before ended, and empty for the first one.
func QueryOrderHistory(ctx context.Context, db *sql.DB, customerID, after string) (page OrderHistoryPage, err error) {
	const pageSize = 50
	rows, err := db.QueryContext(ctx,
		`SELECT order_id, status, total, position
		 FROM (SELECT position FROM checkpoint WHERE projection = 'order-history-v1') AS reached
		 LEFT JOIN LATERAL (
		   SELECT order_id, status, total FROM order_history
		   WHERE customer_id = $1 AND order_id > $2 ORDER BY order_id LIMIT $3
		 ) AS page ON true
		 ORDER BY order_id`,
		customerID, after, pageSize+1)
	if err != nil {
		return page, err
	}
	defer rows.Close()
	page.Position = -1
	for rows.Next() {
		var orderID, status sql.NullString
		var total sql.NullInt64
		if err := rows.Scan(&orderID, &status, &total, &page.Position); err != nil {
			return page, err
		}
		// The position comes alone where the page is empty.
		if !orderID.Valid {
			break
		}
		page.Rows = append(page.Rows, OrderHistoryRow{OrderID: orderID.String, Status: status.String, Total: total.Int64})
	}
	if len(page.Rows) > pageSize {
		page.Rows = page.Rows[:pageSize]
		page.Next = page.Rows[pageSize-1].OrderID
	}
	return page, rows.Err()
}

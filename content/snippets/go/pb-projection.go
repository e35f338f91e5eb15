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

package shop

import "context"
import "database/sql"

// OrderHistoryEvent is an event of the log with its place in it.
type OrderHistoryEvent struct {
	Position int64
	Type     string
	OrderID  string
	Customer string
	Total    int64
}

// orderHistoryProjection names the checkpoint. A rebuild runs under a new name beside the old one.
const orderHistoryProjection = "order-history-v1"

// ProjectOrderHistory projects the next events and returns how many. readAfter returns at most limit events after a
// position, oldest first, and none before an event that may still appear.
func ProjectOrderHistory(
	ctx context.Context,
	db *sql.DB,
	readAfter func(ctx context.Context, position int64, limit int) ([]OrderHistoryEvent, error),
	limit int,
) (int, error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer tx.Rollback() // Does nothing after the commit.

	position, err := lockOrderHistoryCheckpoint(ctx, tx)
	if err != nil {
		return 0, err
	}
	events, err := readAfter(ctx, position, limit)
	if err != nil || len(events) == 0 {
		return 0, err
	}
	for _, event := range events {
		if err := applyOrderHistory(ctx, tx, event); err != nil {
			return 0, err
		}
	}
	last := events[len(events)-1].Position
	if _, err := tx.ExecContext(ctx, `UPDATE checkpoint SET position = $2 WHERE projection = $1`, orderHistoryProjection, last); err != nil {
		return 0, err
	}
	return len(events), tx.Commit()
}

// lockOrderHistoryCheckpoint makes a second projector wait; it then goes on where the first has committed.
func lockOrderHistoryCheckpoint(ctx context.Context, tx *sql.Tx) (position int64, err error) {
	if _, err = tx.ExecContext(ctx, `INSERT INTO checkpoint VALUES ($1, -1) ON CONFLICT DO NOTHING`, orderHistoryProjection); err != nil {
		return 0, err
	}
	row := tx.QueryRowContext(ctx, `SELECT position FROM checkpoint WHERE projection = $1 FOR UPDATE`, orderHistoryProjection)
	return position, row.Scan(&position)
}

// applyOrderHistory writes the view and nothing else: mail or calls would be repeated by every rebuild.
func applyOrderHistory(ctx context.Context, tx *sql.Tx, event OrderHistoryEvent) (err error) {
	switch event.Type {
	case "OrderPlaced":
		_, err = tx.ExecContext(ctx,
			`INSERT INTO order_history (order_id, customer_id, total, status) VALUES ($1, $2, $3, 'PENDING')
			 ON CONFLICT (order_id) DO NOTHING`,
			event.OrderID, event.Customer, event.Total)
	case "OrderApproved":
		_, err = tx.ExecContext(ctx, `UPDATE order_history SET status = 'APPROVED' WHERE order_id = $1`, event.OrderID)
	case "OrderRejected":
		_, err = tx.ExecContext(ctx, `UPDATE order_history SET status = 'REJECTED' WHERE order_id = $1`, event.OrderID)
	}
	return err
}

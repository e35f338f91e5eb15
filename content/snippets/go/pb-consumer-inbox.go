// ---
// title: { en: Idempotent consumer with inbox, ko: 인박스가 있는 멱등 컨슈머 }
// description:
//   en: Records the message id in the transaction of its effect; a repeated message changes nothing.
//   ko: 메시지 ID를 효과와 같은 트랜잭션에 기록하므로 반복된 메시지는 아무것도 바꾸지 않습니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#inbox
// stops: [inbox]
// ---

package shop

import "context"
import "database/sql"

// HandleOnce has the effect of a message once and reports whether this was the first time. Acknowledge the message
// when it returns without an error, and not before. A copy that is handled at the same time waits at the primary key
// of the table inbox (consumer, message_id).
//
// effect writes through tx only: what it does elsewhere would be repeated.
func HandleOnce(
	ctx context.Context,
	db *sql.DB,
	consumer, messageID string,
	effect func(ctx context.Context, tx *sql.Tx) error,
) (first bool, err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback() // Does nothing after the commit.

	result, err := tx.ExecContext(ctx,
		`INSERT INTO inbox (consumer, message_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, consumer, messageID)
	if err != nil {
		return false, err
	}
	inserted, err := result.RowsAffected()
	if err != nil || inserted == 0 {
		return false, err
	}
	if err := effect(ctx, tx); err != nil {
		return false, err
	}
	return true, tx.Commit()
}

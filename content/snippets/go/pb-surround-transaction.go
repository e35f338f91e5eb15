// ---
// title: { en: Surround with transaction and outbox, ko: 트랜잭션과 아웃박스로 감싸기 }
// description:
//   en: Changes the state and stores what others must hear of it in one commit.
//   ko: 상태 변경과 알려야 할 메시지를 한 번에 커밋합니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#transactional-outbox
// names: [Order]
// surrounds: work(ctx)
// stops: [outbox]
// ---

package shop

import "context"
import "database/sql"

func example(ctx context.Context, db *sql.DB, orderID, payload string, work func(ctx context.Context)) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // Does nothing after the commit.
	// Write through tx only; anything else stays when it is rolled back.
	work(ctx)
	// The relay sends it after the commit.
	if _, err := tx.ExecContext(ctx,
		`INSERT INTO outbox (id, aggregate_type, aggregate_id, type, payload)
		 VALUES (gen_random_uuid(), 'order', $1, 'OrderPlaced', $2)`, orderID, payload); err != nil {
		return err
	}
	return tx.Commit()
}

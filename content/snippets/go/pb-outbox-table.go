// ---
// title: { en: Outbox table and writer, ko: 아웃박스 테이블과 기록 }
// description:
//   en: Stores a message in the transaction that changes the state, so that both happen or neither does.
//   ko: 상태를 바꾸는 트랜잭션 안에 메시지를 저장하므로 둘 다 일어나거나 둘 다 일어나지 않습니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#transactional-outbox
// names: [Order]
// stops: [outbox]
// ---

package shop

import "context"
import "database/sql"
import "encoding/json"

// OutboxTable is made once. seq puts the messages of one aggregate in sequence, since its writers follow one another. It is
// no cursor: a transaction that drew a smaller number may commit later, so the relay looks for rows not published yet.
const OutboxTable = `
CREATE TABLE IF NOT EXISTS outbox (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  aggregate_type text NOT NULL,
  aggregate_id text NOT NULL,
  type text NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  published_at timestamptz
);
CREATE INDEX IF NOT EXISTS outbox_unpublished ON outbox (seq) WHERE published_at IS NULL;`

// OrderMessage tells of a change. Its ID is a UUID that is chosen once, before the first attempt: consumers recognise a
// repeated delivery by it. Type is "OrderPlaced", with a version where consumers outlive it.
type OrderMessage struct {
	ID, OrderID, Type string
	Payload           any
}

// EnqueueOrderMessage is called in the transaction that writes the order. Nothing is sent here: the relay sends what was
// committed.
func EnqueueOrderMessage(ctx context.Context, tx *sql.Tx, message OrderMessage) error {
	payload, err := json.Marshal(message.Payload)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx,
		`INSERT INTO outbox (id, aggregate_type, aggregate_id, type, payload) VALUES ($1, $2, $3, $4, $5)`,
		message.ID, "order", message.OrderID, message.Type, string(payload))
	return err
}

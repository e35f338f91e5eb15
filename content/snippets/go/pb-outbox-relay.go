// ---
// title: { en: Outbox relay, ko: 아웃박스 릴레이 }
// description:
//   en: Publishes what the outbox holds at least once and in the order of each aggregate; only one instance is active.
//   ko: 아웃박스의 메시지를 최소 한 번, 애그리거트별 순서대로 발행합니다. 한 번에 한 인스턴스만 일합니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#relay
// stops: [outbox, "200"]
// ---

package shop

import "context"
import "database/sql"
import "time"

// OutboxMessage is a committed message. Consumers drop what they have seen under the same ID; messages with the same
// Key keep their order.
type OutboxMessage struct {
	ID, Key, Type string
	Payload       []byte
}

// RunRelay relays until ctx ends. publish returns once the broker has stored the message. It returns every failure of
// the database or the broker: run it again with a back-off.
func RunRelay(ctx context.Context, db *sql.DB, publish func(context.Context, OutboxMessage) error) error {
	// One connection of its own: the lock that makes this relay the active one lives as long as its session.
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	for ctx.Err() == nil {
		var active bool
		row := conn.QueryRowContext(ctx, `SELECT pg_try_advisory_lock(hashtext('outbox-relay'))`)
		if err := row.Scan(&active); err != nil {
			return err
		}
		published := 0
		if active {
			if published, err = RelayBatch(ctx, conn, publish, 100); err != nil {
				return err
			}
		}
		if published == 0 {
			select {
			case <-ctx.Done():
			case <-time.After(200 * time.Millisecond):
			}
		}
	}
	return nil
}

// RelayBatch publishes the oldest unpublished messages, one after the other, and returns how many. Whatever stops it
// between publishing and marking, the message is published again: at least once, never lost.
func RelayBatch(
	ctx context.Context,
	conn *sql.Conn,
	publish func(context.Context, OutboxMessage) error,
	limit int,
) (int, error) {
	messages, err := unpublished(ctx, conn, limit)
	if err != nil {
		return 0, err
	}
	for published, message := range messages {
		if err := publish(ctx, message); err != nil {
			return published, err
		}
		if _, err := conn.ExecContext(ctx, `UPDATE outbox SET published_at = now() WHERE id = $1`, message.ID); err != nil {
			return published, err
		}
	}
	return len(messages), nil
}

func unpublished(ctx context.Context, conn *sql.Conn, limit int) (messages []OutboxMessage, err error) {
	rows, err := conn.QueryContext(ctx,
		`SELECT id, aggregate_id, type, payload FROM outbox WHERE published_at IS NULL ORDER BY seq LIMIT $1`, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var m OutboxMessage
		if err := rows.Scan(&m.ID, &m.Key, &m.Type, &m.Payload); err != nil {
			return nil, err
		}
		messages = append(messages, m)
	}
	return messages, rows.Err()
}

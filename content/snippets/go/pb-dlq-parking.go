// ---
// title: { en: Dead letters parked by key, with redrive, ko: 키별 격리와 재투입 }
// description:
//   en: Parks a message that always fails and everything behind it with the same key; redrive keeps their order.
//   ko: 계속 실패하는 메시지와 같은 키의 뒤따르는 메시지를 격리하고, 재투입할 때 순서를 지킵니다.
// pattern: messaging
// lesson: 16-05-best-practices-success-factors#parking-per-key
// stops: [parked_message]
// ---

package shop

import "context"
import "database/sql"
import "errors"

// ParkedMessageTable is made once.
const ParkedMessageTable = `
CREATE TABLE IF NOT EXISTS parked_message (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text NOT NULL UNIQUE,
  key text NOT NULL,
  value bytea NOT NULL,
  reason text NOT NULL,
  parked_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS parked_message_key ON parked_message (key, seq);`

// ErrPoison marks what will fail again. Everything else (a lost connection) is returned for the usual retry.
var ErrPoison = errors.New("poison")

type Message struct {
	ID, Key string
	Value   []byte
}

// Handle has its effect through tx, at most once a message ID.
type Handle func(ctx context.Context, tx *sql.Tx, message Message) error

// HandleOrPark handles a message or parks it; acknowledge it when there is no error. Other keys go on; a key with parked
// messages does not overtake them. Alert on the age of the oldest parked message, and name who owns it.
func HandleOrPark(ctx context.Context, db *sql.DB, message Message, handle Handle) (handled bool, err error) {
	err = inTx(ctx, db, message.Key, func(tx *sql.Tx) error {
		_, found, err := oldestParked(ctx, tx, message.Key)
		if err != nil {
			return err
		}
		if found {
			return park(ctx, tx, message, "behind a parked message")
		}
		handled = true
		return handle(ctx, tx, message)
	})
	if !errors.Is(err, ErrPoison) {
		return handled && err == nil, err
	}
	// The failed transaction is gone with all it did, so parking needs another.
	reason := err.Error()
	return false, inTx(ctx, db, message.Key, func(tx *sql.Tx) error { return park(ctx, tx, message, reason) })
}

// Redrive handles what is parked under a key, oldest first, and returns how many were; the first that fails stops it.
// Not by sending them to the topic again: there they would come behind newer ones.
func Redrive(ctx context.Context, db *sql.DB, key string, handle Handle) (redriven int, err error) {
	for {
		var found bool
		err := inTx(ctx, db, key, func(tx *sql.Tx) error {
			var oldest Message
			var err error
			if oldest, found, err = oldestParked(ctx, tx, key); err != nil || !found {
				return err
			}
			if err := handle(ctx, tx, oldest); err != nil {
				return err
			}
			_, err = tx.ExecContext(ctx, `DELETE FROM parked_message WHERE id = $1`, oldest.ID)
			return err
		})
		if err != nil || !found {
			return redriven, err
		}
		redriven++
	}
}

// inTx lets the consumer and a redrive of the same key take turns, until the transaction ends.
func inTx(ctx context.Context, db *sql.DB, key string, work func(tx *sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // Does nothing after the commit.
	lock := `SELECT pg_advisory_xact_lock(hashtextextended('parked_message/' || $1::text, 0))`
	if _, err := tx.ExecContext(ctx, lock, key); err != nil {
		return err
	}
	if err := work(tx); err != nil {
		return err
	}
	return tx.Commit()
}

func park(ctx context.Context, tx *sql.Tx, message Message, reason string) error {
	_, err := tx.ExecContext(ctx,
		`INSERT INTO parked_message (id, key, value, reason) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING`,
		message.ID, message.Key, message.Value, reason)
	return err
}

func oldestParked(ctx context.Context, tx *sql.Tx, key string) (oldest Message, found bool, err error) {
	row := tx.QueryRowContext(ctx, `SELECT id, value FROM parked_message WHERE key = $1 ORDER BY seq LIMIT 1`, key)
	oldest.Key = key
	err = row.Scan(&oldest.ID, &oldest.Value)
	if errors.Is(err, sql.ErrNoRows) {
		return oldest, false, nil
	}
	return oldest, err == nil, err
}

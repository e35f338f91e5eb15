// ---
// title: { en: Idempotent consumer with retry and poison queue (Watermill), ko: 재시도와 독성 큐가 있는 멱등 컨슈머(Watermill) }
// description:
//   en: A router that retries with jitter, parks what always fails, and has each effect once by an inbox in its transaction.
//   ko: 지터로 재시도하고 계속 실패하는 메시지를 따로 두며, 효과와 같은 트랜잭션의 인박스로 한 번만 처리하는 라우터입니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#retry-ladder
// framework: Watermill
// needs: [github.com/ThreeDotsLabs/watermill]
// names: [Order]
// stops: [shop.order.events.v1, shop.order.events.v1.dlq.inventory, inventory]
// ---

package shop

import "context"
import "database/sql"
import "errors"
import "time"
import "github.com/ThreeDotsLabs/watermill"
import "github.com/ThreeDotsLabs/watermill/message"
import "github.com/ThreeDotsLabs/watermill/message/router/middleware"

// ErrPoison marks what will fail again, such as a payload that cannot be read.
var ErrPoison = errors.New("poison")

// OrderEffect writes through tx only: what it does elsewhere would be repeated.
type OrderEffect func(ctx context.Context, tx *sql.Tx, payload []byte) error

// NewOrderRouter consumes the events of orders; run it with Run(ctx). Start one for each consumer group.
func NewOrderRouter(
	logger watermill.LoggerAdapter,
	subscriber message.Subscriber,
	publisher message.Publisher,
	db *sql.DB,
	effect OrderEffect,
) (*message.Router, error) {
	router, err := message.NewRouter(message.RouterConfig{CloseTimeout: 20 * time.Second}, logger)
	if err != nil {
		return nil, err
	}
	// What passes by itself (a lost connection) is not for the queue: the broker delivers it again, for as long as it takes.
	// Later messages overtake what is parked here; where the order of a key matters, park the whole key instead.
	poison, err := middleware.PoisonQueueWithFilter(publisher, "shop.order.events.v1.dlq.inventory", isPoison)
	if err != nil {
		return nil, err
	}
	retry := middleware.Retry{
		MaxRetries:      3,
		InitialInterval: 100 * time.Millisecond,
		MaxInterval:     2 * time.Second,
		Multiplier:      2,
		// Consumers that failed together must not come back together.
		RandomizationFactor: 1,
		ShouldRetry:         func(attempt middleware.RetryParams) bool { return !isPoison(attempt.Err) },
		Logger:              logger,
	}
	// The first is the outermost.
	router.AddMiddleware(poison, retry.Middleware, middleware.Recoverer)
	router.AddConsumerHandler("inventory", "shop.order.events.v1", subscriber, func(msg *message.Message) error {
		return handleOrderOnce(msg.Context(), db, msg, effect)
	})
	return router, nil
}

// handleOrderOnce is followed by the acknowledgement, after the commit. Publishers keep the UUID when they send again.
func handleOrderOnce(ctx context.Context, db *sql.DB, msg *message.Message, effect OrderEffect) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // Does nothing after the commit.
	result, err := tx.ExecContext(ctx,
		`INSERT INTO inbox (consumer, message_id) VALUES ('inventory', $1) ON CONFLICT DO NOTHING`, msg.UUID)
	if err != nil {
		return err
	}
	if inserted, err := result.RowsAffected(); err != nil || inserted == 0 {
		return err
	}
	if err := effect(ctx, tx, msg.Payload); err != nil {
		return err
	}
	return tx.Commit()
}

// isPoison takes a panic for a message that will always fail.
func isPoison(err error) bool {
	var panicked middleware.RecoveredPanicError
	return errors.Is(err, ErrPoison) || errors.As(err, &panicked)
}

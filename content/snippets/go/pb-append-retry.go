// ---
// title: { en: Decide and append with retry, ko: 재시도하는 결정과 추가 }
// description:
//   en: Loads, decides, appends with the expected version; on a conflict loads and decides again. Repeating a command changes nothing.
//   ko: 불러오고 결정한 뒤 기대 버전으로 추가합니다. 충돌하면 다시 불러와 결정하며, 커맨드를 반복해도 바뀌지 않습니다.
// pattern: event-sourcing
// lesson: 02c-event-sourcing-implementation#expected-version
// names: [Order]
// stops: ["5"]
// ---

package shop

import "context"
import "errors"

// ErrConflict says that another writer was first.
var ErrConflict = errors.New("the stream has moved")

// RecordedOrderEvent is an event with the command it came from.
type RecordedOrderEvent[E any] struct {
	Event     E
	CommandID string
}

// OrderEventStore keeps a stream of events for each order.
type OrderEventStore[E any] interface {
	Read(ctx context.Context, stream string) ([]RecordedOrderEvent[E], error)
	// Append adds all events or none. It fails with ErrConflict unless the stream has expectedLength events.
	Append(ctx context.Context, stream string, events []RecordedOrderEvent[E], expectedLength int) error
}

// ExecuteOrder carries out one command and returns the length of the stream afterwards.
// decide folds the history itself and returns what happens; its error is a refusal and is returned as it is.
func ExecuteOrder[E any](
	ctx context.Context,
	store OrderEventStore[E],
	orderID, commandID string,
	decide func(history []E) ([]E, error),
) (int, error) {
	const maxAttempts = 5
	stream := "order-" + orderID
	for attempt := 1; ; attempt++ {
		recorded, err := store.Read(ctx, stream)
		if err != nil {
			return 0, err
		}
		history := make([]E, len(recorded))
		for i, r := range recorded {
			if r.CommandID == commandID {
				// Carried out before, by an attempt whose answer was lost.
				return len(recorded), nil
			}
			history[i] = r.Event
		}
		events, err := decide(history)
		if err != nil || len(events) == 0 {
			return len(recorded), err
		}
		added := make([]RecordedOrderEvent[E], len(events))
		for i, event := range events {
			added[i] = RecordedOrderEvent[E]{Event: event, CommandID: commandID}
		}
		err = store.Append(ctx, stream, added, len(recorded))
		if err == nil {
			return len(recorded) + len(added), nil
		}
		if !errors.Is(err, ErrConflict) || attempt == maxAttempts {
			return 0, err
		}
	}
}

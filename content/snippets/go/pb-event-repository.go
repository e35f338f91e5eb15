// ---
// title: { en: Event-sourced repository with expected version, ko: 기대 버전을 확인하는 이벤트 소싱 저장소 }
// description:
//   en: Loads an aggregate by folding its stream and appends only if nobody else appended meanwhile.
//   ko: 스트림을 접어 애그리거트를 불러오고, 그사이 아무도 추가하지 않았을 때만 이벤트를 추가합니다.
// pattern: event-sourcing
// lesson: 02c-event-sourcing-implementation#expected-version
// names: [Order]
// ---

package shop

import "context"
import "errors"

// ErrConcurrency says that somebody else was first. Load and decide again: appending the same events would act on what
// is no longer true.
var ErrConcurrency = errors.New("the stream has moved")

// OrderStore keeps a stream of events for each order.
type OrderStore[E any] interface {
	Read(ctx context.Context, stream string) ([]E, error)
	// Append adds all events or none, and returns the new version: that of the last event, counted from 0. It fails with
	// ErrConcurrency unless the stream is still at expectedVersion (-1: it does not exist yet).
	Append(ctx context.Context, stream string, events []E, expectedVersion int) (int, error)
}

// OrderRepository loads an order of state S from its events. Evolve folds one event into the state.
type OrderRepository[S, E any] struct {
	Store   OrderStore[E]
	Initial S
	Evolve  func(state S, event E) (S, error)
}

// Load returns the state with the version to hand back to Save unchanged.
func (r OrderRepository[S, E]) Load(ctx context.Context, orderID string) (state S, version int, err error) {
	history, err := r.Store.Read(ctx, orderStream(orderID))
	if err != nil {
		return state, 0, err
	}
	state = r.Initial
	for _, event := range history {
		if state, err = r.Evolve(state, event); err != nil {
			return state, 0, err
		}
	}
	return state, len(history) - 1, nil
}

// Save returns the version the order is at now. It fails with ErrConcurrency when that moved since the order was loaded.
func (r OrderRepository[S, E]) Save(ctx context.Context, orderID string, events []E, expectedVersion int) (int, error) {
	if len(events) == 0 {
		return expectedVersion, nil
	}
	return r.Store.Append(ctx, orderStream(orderID), events, expectedVersion)
}

func orderStream(orderID string) string {
	return "order-" + orderID
}

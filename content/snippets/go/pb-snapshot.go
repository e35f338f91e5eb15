// ---
// title: { en: Snapshot, ko: 스냅샷 }
// description:
//   en: Keeps a folded state as a cache with the version of the fold; any that does not fit is ignored and replay decides.
//   ko: 접은 상태를 폴드 버전과 함께 캐시로 둡니다. 맞지 않는 스냅샷은 무시하고 재생 결과를 따릅니다.
// pattern: event-sourcing
// lesson: 03c-event-sourcing-implementation#snapshots
// names: [Order]
// stops: ["1", "100"]
// ---

package shop

import "context"

const (
	// orderFoldVersion is raised with every change of evolve or of the state: older snapshots are then no longer used.
	orderFoldVersion = 1
	snapshotEvery    = 100
)

// OrderSnapshot is a folded state. EventCount says how many events are in it.
type OrderSnapshot[S any] struct {
	FoldVersion int
	EventCount  int
	State       S
}

// OrderStreams returns the events of an order from index from on.
type OrderStreams[E any] interface {
	Read(ctx context.Context, orderID string, from int) ([]E, error)
}

// OrderSnapshots may lose what it has at any time.
type OrderSnapshots[S any] interface {
	Load(ctx context.Context, orderID string) (snapshot OrderSnapshot[S], found bool, err error)
	Save(ctx context.Context, orderID string, snapshot OrderSnapshot[S]) error
}

// LoadOrder returns the same state as a replay of all events, from fewer reads. Measure the length of your streams
// before you use it. EventCount is what is expected of the stream when the next events are appended.
func LoadOrder[S, E any](
	ctx context.Context,
	streams OrderStreams[E],
	snapshots OrderSnapshots[S],
	orderID string,
	initial S,
	evolve func(state S, event E) S,
) (OrderSnapshot[S], error) {
	current, found, err := snapshots.Load(ctx, orderID)
	if err != nil || !found || current.FoldVersion != orderFoldVersion {
		// A cache that fails costs time and nothing else.
		current = OrderSnapshot[S]{FoldVersion: orderFoldVersion, State: initial}
	}
	newer, err := streams.Read(ctx, orderID, current.EventCount)
	if err != nil {
		return current, err
	}
	for _, event := range newer {
		current.State = evolve(current.State, event)
	}
	current.EventCount += len(newer)
	if len(newer) >= snapshotEvery {
		_ = snapshots.Save(ctx, orderID, current)
	}
	return current, nil
}

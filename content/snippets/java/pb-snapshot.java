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

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** @param eventCount how many events are folded in */
record OrderSnapshot<S>(int foldVersion, int eventCount, S state) {}

interface OrderStreams<E> {
    /** The events from index {@code from} on. */
    List<E> read(String orderId, int from);
}

/** May lose what it has at any time. */
interface OrderSnapshots<S> {
    Optional<OrderSnapshot<S>> load(String orderId);

    void save(String orderId, OrderSnapshot<S> snapshot);
}

/** The same state as a replay of all events, from fewer reads. Measure the length of your streams before you use it. */
final class OrderLoader<S, E> {
    /** Raise it with every change of evolve or of the state: older snapshots are then no longer used. */
    private static final int FOLD_VERSION = 1;

    private static final int EVERY_EVENTS = 100;

    private final OrderStreams<E> streams;
    private final OrderSnapshots<S> snapshots;
    private final S initial;
    private final BiFunction<S, E, S> evolve;

    OrderLoader(OrderStreams<E> streams, OrderSnapshots<S> snapshots, S initial, BiFunction<S, E, S> evolve) {
        this.streams = streams;
        this.snapshots = snapshots;
        this.initial = initial;
        this.evolve = evolve;
    }

    /** The state, with the number of events in it: the version that is expected when the next ones are appended. */
    OrderSnapshot<S> load(String orderId) {
        var usable = snapshots.load(orderId)
                .filter(stored -> stored.foldVersion() == FOLD_VERSION)
                .orElse(new OrderSnapshot<>(FOLD_VERSION, 0, initial));
        var newer = streams.read(orderId, usable.eventCount());
        S state = usable.state();
        for (E event : newer) state = evolve.apply(state, event);
        var current = new OrderSnapshot<>(FOLD_VERSION, usable.eventCount() + newer.size(), state);
        if (newer.size() >= EVERY_EVENTS) snapshots.save(orderId, current);
        return current;
    }
}

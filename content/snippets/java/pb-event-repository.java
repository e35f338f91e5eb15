// ---
// title: { en: Event-sourced repository with expected version, ko: 기대 버전을 확인하는 이벤트 소싱 저장소 }
// description:
//   en: Loads an aggregate by folding its stream and appends only if nobody else appended meanwhile.
//   ko: 스트림을 접어 애그리거트를 불러오고, 그사이 아무도 추가하지 않았을 때만 이벤트를 추가합니다.
// pattern: event-sourcing
// lesson: 02c-event-sourcing-implementation#expected-version
// names: [Order]
// ---

import java.util.List;
import java.util.function.BiFunction;

/** Somebody else was first. Load and decide again: appending the same events would act on what is no longer true. */
final class ConcurrencyException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}

interface EventStore<E> {
    List<E> read(String stream);

    /**
     * Appends all events or none, and returns the new version: that of the last event, counted from 0.
     *
     * @throws ConcurrencyException unless the stream is still at {@code expectedVersion} (-1: it does not exist yet)
     */
    int append(String stream, List<E> events, int expectedVersion);
}

/** Hand {@code version} back to save unchanged. */
record LoadedOrder<S>(S state, int version) {}

final class OrderRepository<S, E> {
    private final EventStore<E> store;
    private final S initial;
    private final BiFunction<S, E, S> evolve;

    OrderRepository(EventStore<E> store, S initial, BiFunction<S, E, S> evolve) {
        this.store = store;
        this.initial = initial;
        this.evolve = evolve;
    }

    LoadedOrder<S> load(String orderId) {
        var history = store.read(streamOf(orderId));
        S state = initial;
        for (E event : history) state = evolve.apply(state, event);
        return new LoadedOrder<>(state, history.size() - 1);
    }

    /**
     * Returns the version the order is at now.
     *
     * @throws ConcurrencyException when it moved since it was loaded
     */
    int save(String orderId, List<E> events, int expectedVersion) {
        if (events.isEmpty()) return expectedVersion;
        return store.append(streamOf(orderId), events, expectedVersion);
    }

    private static String streamOf(String orderId) {
        return "order-" + orderId;
    }
}

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

import java.util.List;
import java.util.function.Function;

/** An event with the command it came from. */
record RecordedEvent<E>(E event, String commandId) {}

/** Another writer was first. */
final class ConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}

interface EventStore<E> {
    List<RecordedEvent<E>> read(String stream);

    /**
     * Adds all events or none.
     *
     * @throws ConflictException unless the stream has {@code expectedLength} events
     */
    void append(String stream, List<RecordedEvent<E>> events, int expectedLength);
}

final class OrderExecutor<E> {
    private static final int MAX_ATTEMPTS = 5;
    private final EventStore<E> store;

    OrderExecutor(EventStore<E> store) {
        this.store = store;
    }

    /**
     * Carries out one command and returns the length of the stream afterwards.
     *
     * @param decide folds the history itself; what it throws is a refusal and passes through
     */
    int execute(String orderId, String commandId, Function<List<E>, List<E>> decide) {
        var stream = "order-" + orderId;
        for (int attempt = 1; ; attempt++) {
            var history = store.read(stream);
            // Carried out before, by an attempt whose answer was lost.
            if (history.stream().anyMatch(recorded -> recorded.commandId().equals(commandId))) return history.size();
            var events = decide.apply(history.stream().map(RecordedEvent::event).toList());
            if (events.isEmpty()) return history.size();
            try {
                var added = events.stream().map(event -> new RecordedEvent<>(event, commandId)).toList();
                store.append(stream, added, history.size());
                return history.size() + added.size();
            } catch (ConflictException conflict) {
                if (attempt == MAX_ATTEMPTS) throw conflict;
            }
        }
    }
}

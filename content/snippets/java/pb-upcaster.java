// ---
// title: { en: Upcaster chain, ko: 업캐스터 체인 }
// description:
//   en: Brings stored events of any version to the newest shape when they are read; what is stored is never changed.
//   ko: 저장된 이벤트를 읽을 때 어떤 버전이든 최신 모양으로 바꿉니다. 저장된 내용은 바꾸지 않습니다.
// pattern: event-sourcing
// lesson: 03c-event-sourcing-implementation#never-edit
// names: [OrderPlaced]
// ---

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

record StoredEvent(String type, int version, Map<String, Object> data) {}

final class Upcasters {
    /**
     * By type; the step at index i leads from version i + 1 to i + 2. A step is pure and, once released, never changes:
     * what it adds must be true of every old event, or say that it is not known.
     */
    private static final Map<String, List<UnaryOperator<Map<String, Object>>>> STEPS = Map.of(
            "OrderPlaced",
            List.of(
                    // Everything was sold in won before version 2.
                    data -> with(data, "total", Map.of("amount", data.get("total"), "currency", "KRW")),
                    data -> with(data, "channel", "unknown")));

    private Upcasters() {}

    /** The event in its newest version; throws for one that is newer than this program. */
    static StoredEvent upcast(StoredEvent event) {
        var steps = STEPS.getOrDefault(event.type(), List.of());
        int newest = steps.size() + 1;
        if (event.version() < 1 || event.version() > newest) {
            throw new IllegalArgumentException(
                    event.type() + " has version " + event.version() + ", this program knows 1 to " + newest);
        }
        var data = event.data();
        for (var step : steps.subList(event.version() - 1, steps.size())) data = step.apply(data);
        return new StoredEvent(event.type(), newest, data);
    }

    private static Map<String, Object> with(Map<String, Object> data, String field, Object value) {
        var changed = new HashMap<>(data);
        changed.put(field, value);
        return changed;
    }
}

// ---
// title: { en: Reaction of a choreographed saga, ko: 코레오그래피 사가의 반응 }
// description:
//   en: A table of what this service does on which event; inbox, state and outbox commit together, ids come from the cause.
//   ko: 어떤 이벤트에 무엇을 하는지 표로 둡니다. 인박스, 상태, 아웃박스를 함께 커밋하고 ID는 원인에서 만듭니다.
// pattern: sagas
// lesson: 04c-saga-choreography#reactions
// names: [Inventory]
// ---

import java.util.Map;

record Event(String id, String type, String orderId, String correlationId, String causationId) {}

/** What a reaction may touch; everything becomes visible at commit or not at all. */
interface InventoryTransaction {
    /** False when the event was handled before; the id is unique. */
    boolean recordInInbox(String eventId);

    /** False when there is not enough. Refuses an order whose release came first. */
    boolean reserve(String orderId);

    void release(String orderId);

    /** Writes to the outbox. */
    void publish(Event event);
}

final class InventoryReactions {
    private interface Reaction {
        /** Does its part and names the event that says so. */
        String react(InventoryTransaction transaction, String orderId);
    }

    /** The whole part this service plays; the graph of all such tables is the saga, and must have no cycle. */
    private static final Map<String, Reaction> REACTIONS = Map.of(
            "OrderPlaced",
            (transaction, orderId) -> transaction.reserve(orderId) ? "StockReserved" : "StockReservationFailed",
            "PaymentDeclined",
            (transaction, orderId) -> {
                transaction.release(orderId);
                return "StockReleased";
            });

    /** Reacts to an event once, in any order and however often it comes; acknowledge it after the commit. */
    void react(InventoryTransaction transaction, Event event) {
        var reaction = REACTIONS.get(event.type());
        if (reaction == null || !transaction.recordInInbox(event.id())) return;
        var type = reaction.react(transaction, event.orderId());
        transaction.publish(
                new Event(event.id() + "/" + type, type, event.orderId(), event.correlationId(), event.id()));
    }
}

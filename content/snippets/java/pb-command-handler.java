// ---
// title: { en: Command with handler, ko: 커맨드와 핸들러 }
// description:
//   en: A command named for its intent and a handler whose repetition changes nothing and gives the first outcome again.
//   ko: 의도를 이름으로 하는 커맨드와 핸들러입니다. 같은 커맨드를 다시 보내도 아무것도 바뀌지 않고 처음 결과를 돌려줍니다.
// pattern: cqrs
// lesson: 03b-cqrs-pattern-implementation#pipeline
// names: [Order, Place, Placed]
// ---

import java.util.Optional;

/** A request that may be refused. Who sends it chooses commandId, and sends the same one again after a timeout. */
record PlaceOrder(String commandId, String orderId, long total) {}

/** "No" is an answer, not an error: only what may be tried again is thrown. */
sealed interface PlaceOrderOutcome {
    record Accepted(String orderId, int version) implements PlaceOrderOutcome {}

    record Rejected(Reason reason) implements PlaceOrderOutcome {}

    enum Reason { ALREADY_EXISTS, EMPTY_TOTAL }
}

record OrderPlaced(String orderId, long total) {}

/** What the handler does in one transaction; a conflict with another transaction makes its commit fail. */
interface PlaceOrderTransaction {
    Optional<PlaceOrderOutcome> outcomeOf(String commandId);

    /** commandId is unique, so of two copies of a command that run at once only one commits. */
    void recordOutcome(String commandId, PlaceOrderOutcome outcome);

    boolean orderExists(String orderId);

    void insertOrder(String orderId, long total, int version);

    /** Writes to the outbox: the event goes out if the transaction commits, and not otherwise. */
    void enqueue(OrderPlaced event);
}

final class PlaceOrderHandler {
    /** Call it in a transaction, and tell the caller the outcome after the commit. */
    PlaceOrderOutcome handle(PlaceOrder command, PlaceOrderTransaction transaction) {
        var earlier = transaction.outcomeOf(command.commandId());
        if (earlier.isPresent()) return earlier.get();
        var outcome = carryOut(command, transaction);
        transaction.recordOutcome(command.commandId(), outcome);
        return outcome;
    }

    private static PlaceOrderOutcome carryOut(PlaceOrder command, PlaceOrderTransaction transaction) {
        if (command.total() <= 0) return new PlaceOrderOutcome.Rejected(PlaceOrderOutcome.Reason.EMPTY_TOTAL);
        if (transaction.orderExists(command.orderId())) {
            return new PlaceOrderOutcome.Rejected(PlaceOrderOutcome.Reason.ALREADY_EXISTS);
        }
        int version = 0;
        transaction.insertOrder(command.orderId(), command.total(), version);
        transaction.enqueue(new OrderPlaced(command.orderId(), command.total()));
        return new PlaceOrderOutcome.Accepted(command.orderId(), version);
    }
}

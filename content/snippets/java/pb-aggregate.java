// ---
// title: { en: Aggregate with decide and evolve, ko: decide와 evolve로 된 애그리거트 }
// description:
//   en: Commands become events in a pure decide, events become state in a pure evolve; sealed types keep both complete.
//   ko: 순수 함수 decide가 커맨드를 이벤트로, 순수 함수 evolve가 이벤트를 상태로 바꿉니다. sealed 타입이 빠뜨린 경우를 막습니다.
// pattern: event-sourcing
// lesson: 02c-event-sourcing-implementation#pure-functions
// names: [Order, Place, Placed]
// ---

import java.time.Instant;
import java.util.List;

sealed interface OrderEvent {
    record OrderPlaced(String customerId, long total, Instant at) implements OrderEvent {}

    record OrderApproved() implements OrderEvent {}

    record OrderRejected(String reason) implements OrderEvent {}
}

/** Time and ids come with the command, so deciding again is always safe. */
sealed interface OrderCommand {
    record PlaceOrder(String customerId, long total, Instant at) implements OrderCommand {}

    record ApproveOrder() implements OrderCommand {}

    record RejectOrder(String reason) implements OrderCommand {}
}

/** The answer is no. Trying again gives the same one. */
final class OrderRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OrderRefused(String reason) {
        super(reason);
    }
}

/** What the decisions depend on. */
record Order(Status status, long total) {
    enum Status { NONE, PENDING, APPROVED, REJECTED }

    static final Order INITIAL = new Order(Status.NONE, 0);

    /** Checks every rule and returns what happens, which may be nothing. Pure. */
    List<OrderEvent> decide(OrderCommand command) {
        if (command instanceof OrderCommand.PlaceOrder place) {
            if (status != Status.NONE) throw new OrderRefused("exists already");
            if (place.total() <= 0) throw new OrderRefused("has no total");
            return List.of(new OrderEvent.OrderPlaced(place.customerId(), place.total(), place.at()));
        }
        if (command instanceof OrderCommand.ApproveOrder) {
            return end(Status.APPROVED, new OrderEvent.OrderApproved());
        }
        if (command instanceof OrderCommand.RejectOrder reject) {
            return end(Status.REJECTED, new OrderEvent.OrderRejected(reject.reason()));
        }
        throw new IllegalArgumentException("unknown command " + command);
    }

    private List<OrderEvent> end(Status outcome, OrderEvent event) {
        if (status == outcome) return List.of();
        if (status != Status.PENDING) throw new OrderRefused("is " + status);
        return List.of(event);
    }

    /** Folds one event into the state. Checks nothing: what is stored has happened. */
    Order evolve(OrderEvent event) {
        if (event instanceof OrderEvent.OrderPlaced placed) return new Order(Status.PENDING, placed.total());
        if (event instanceof OrderEvent.OrderApproved) return new Order(Status.APPROVED, total);
        if (event instanceof OrderEvent.OrderRejected) return new Order(Status.REJECTED, total);
        throw new IllegalArgumentException("unknown event " + event);
    }
}

// ---
// title: { en: Aggregate (Axon 4), ko: 애그리거트(Axon 4) }
// description:
//   en: Command handlers check the rules and apply events; only event sourcing handlers change the state.
//   ko: 커맨드 핸들러가 규칙을 확인해 이벤트를 적용하고, 상태는 이벤트 소싱 핸들러만 바꿉니다.
// pattern: event-sourcing
// lesson: 02c-event-sourcing-implementation#pure-functions
// framework: Axon
// needs: [org.axonframework]
// names: [Order, Place, Placed]
// ---

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Time and ids come with the command, so deciding again is always safe. */
record PlaceOrder(@TargetAggregateIdentifier String orderId, String customerId, long total, Instant at) {}

record ApproveOrder(@TargetAggregateIdentifier String orderId) {}

record OrderPlaced(String orderId, String customerId, long total, Instant at) {}

record OrderApproved(String orderId) {}

/** The answer is no. Trying again gives the same one. */
final class OrderRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OrderRefused(String reason) {
        super(reason);
    }
}

/** Axon appends at the version it has read, and fails the command where somebody else was first: send it again then. */
@Aggregate
class Order {
    private enum Status { PENDING, APPROVED }

    @AggregateIdentifier
    private String orderId;

    private Status status;

    /** For Axon, which folds the events into it. */
    protected Order() {}

    @CommandHandler
    Order(PlaceOrder command) {
        if (command.total() <= 0) throw new OrderRefused("has no total");
        AggregateLifecycle.apply(new OrderPlaced(command.orderId(), command.customerId(), command.total(), command.at()));
    }

    @CommandHandler
    void handle(ApproveOrder command) {
        if (status == Status.APPROVED) return;
        AggregateLifecycle.apply(new OrderApproved(orderId));
    }

    /** Checks nothing: what is stored has happened. */
    @EventSourcingHandler
    void on(OrderPlaced event) {
        orderId = event.orderId();
        status = Status.PENDING;
    }

    @EventSourcingHandler
    void on(OrderApproved event) {
        status = Status.APPROVED;
    }
}

// ---
// title: { en: Saga orchestrator with compensations, ko: 보상이 있는 사가 오케스트레이터 }
// description:
//   en: A pure state machine; state and next command commit together, replies may repeat or come late.
//   ko: 순수 상태 기계입니다. 상태와 다음 커맨드를 함께 커밋하며, 응답이 반복되거나 늦게 와도 안전합니다.
// pattern: sagas
// lesson: 04b-saga-orchestration#one-commit
// names: [OrderFulfillment]
// stops: [ReserveStock, ReleaseStock, AuthorizePayment, VoidPayment, CapturePayment, ScheduleShipment]
// ---

import java.util.List;
import java.util.Optional;

/** The key is the same whenever a command is sent again: the receiver acts once and repeats its reply. */
record SagaCommand(String key, String name, String sagaId) {}

/** No reply is no refusal: after a timeout the same command is sent again, until there is an answer. */
record SagaReply(String key, String sagaId, boolean refused) {}

/** What is stored. {@code step} is the one whose reply is awaited. */
record OrderFulfillmentSaga(String sagaId, Status status, int step) {
    /** PARKED: a step that must not fail was refused; a person decides. */
    enum Status { RUNNING, COMPENSATING, COMPLETED, COMPENSATED, PARKED }

    private record Step(String command, String compensation) {}

    /** Compensatable steps, then one pivot, then steps that are repeated until they succeed. */
    private static final List<Step> STEPS = List.of(
            new Step("ReserveStock", "ReleaseStock"),
            new Step("AuthorizePayment", "VoidPayment"),
            new Step("CapturePayment", null),
            new Step("ScheduleShipment", null));
    private static final int PIVOT = 2;

    static OrderFulfillmentSaga begin(String sagaId) {
        return new OrderFulfillmentSaga(sagaId, Status.RUNNING, 0);
    }

    /** What is sent next; empty once the saga has ended. */
    Optional<SagaCommand> command() {
        var name = switch (status) {
            case RUNNING -> STEPS.get(step).command();
            case COMPENSATING -> STEPS.get(step).compensation();
            case COMPLETED, COMPENSATED, PARKED -> null;
        };
        return Optional.ofNullable(name).map(command -> new SagaCommand(sagaId + "/" + command, command, sagaId));
    }

    /** The saga after a reply. One that is not awaited (repeated, late) changes nothing. */
    OrderFulfillmentSaga advance(SagaReply reply) {
        if (command().filter(command -> command.key().equals(reply.key())).isEmpty()) return this;
        if (status == Status.COMPENSATING) return reply.refused() ? at(Status.PARKED, step) : compensateBefore();
        if (reply.refused()) return step <= PIVOT ? compensateBefore() : at(Status.PARKED, step);
        return step + 1 < STEPS.size() ? at(Status.RUNNING, step + 1) : at(Status.COMPLETED, step);
    }

    /** Last step first. A refused step did nothing and so has nothing to undo. */
    private OrderFulfillmentSaga compensateBefore() {
        return step == 0 ? at(Status.COMPENSATED, step) : at(Status.COMPENSATING, step - 1);
    }

    private OrderFulfillmentSaga at(Status newStatus, int newStep) {
        return new OrderFulfillmentSaga(sagaId, newStatus, newStep);
    }
}

/** What the shell does in one transaction. */
interface SagaTransaction {
    /** Locks the saga until the transaction ends. */
    Optional<OrderFulfillmentSaga> load(String sagaId);

    void save(OrderFulfillmentSaga saga);

    /** Writes to the outbox: the command goes out if the transaction commits, and not otherwise. */
    void enqueue(SagaCommand command);
}

final class OrderFulfillmentOrchestrator {
    /** Starts the saga once, however often it is called with the same id. */
    void start(SagaTransaction transaction, String sagaId) {
        if (transaction.load(sagaId).isEmpty()) persist(transaction, OrderFulfillmentSaga.begin(sagaId));
    }

    /** Takes a reply; acknowledge it after the transaction has committed. */
    void handle(SagaTransaction transaction, SagaReply reply) {
        var saga = transaction.load(reply.sagaId()).orElseThrow();
        var next = saga.advance(reply);
        if (!next.equals(saga)) persist(transaction, next);
    }

    /** State and command in one commit: never a saga that waits for what was not sent. */
    private static void persist(SagaTransaction transaction, OrderFulfillmentSaga saga) {
        transaction.save(saga);
        saga.command().ifPresent(transaction::enqueue);
    }
}

// ---
// title: { en: Process manager, ko: 프로세스 매니저 }
// description:
//   en: Collects what several services report of one order, in any order, and sends each command that the facts call for once.
//   ko: 여러 서비스가 한 주문에 대해 알려 온 사실을 순서와 상관없이 모으고, 그 사실에 필요한 커맨드를 한 번씩만 보냅니다.
// pattern: sagas
// lesson: 04b-saga-orchestration#pure-decide
// names: [Order]
// ---

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

record OrderFact(String id, Type type, String orderId) {
    /** DEADLINE_PASSED is that of a durable timer set with the process: what was awaited did not come. */
    enum Type { PLACED, STOCK_RESERVED, STOCK_RESERVATION_FAILED, PAYMENT_CAPTURED, PAYMENT_DECLINED, DEADLINE_PASSED }
}

/** The receiver acts once a key. */
record OrderCommand(String key, String name, String orderId) {}

record OrderProcess(boolean placed, boolean reserved, boolean paid, boolean failed) {
    static final OrderProcess NOTHING_KNOWN = new OrderProcess(false, false, false, false);

    /** Remembers a fact. A fact may come before the one that caused it: it waits here. */
    OrderProcess evolve(OrderFact.Type type) {
        return switch (type) {
            case PLACED -> new OrderProcess(true, reserved, paid, failed);
            case STOCK_RESERVED -> new OrderProcess(placed, true, paid, failed);
            case PAYMENT_CAPTURED -> new OrderProcess(placed, reserved, true, failed);
            // Once everything is there, the goods are on their way: too late to fail.
            case STOCK_RESERVATION_FAILED, PAYMENT_DECLINED, DEADLINE_PASSED ->
                calledFor().contains("ScheduleShipment") ? this : new OrderProcess(placed, reserved, paid, true);
        };
    }

    /** Every command that the facts call for, whichever came first. */
    List<String> calledFor() {
        if (!placed) return List.of();
        var commands = new ArrayList<>(List.of("ReserveStock", "CapturePayment"));
        if (failed) {
            commands.add("RejectOrder");
            if (reserved) commands.add("ReleaseStock");
            if (paid) commands.add("RefundPayment");
        } else if (reserved && paid) {
            commands.add("ScheduleShipment");
        }
        return commands;
    }
}

/** What the manager does in one transaction; a conflict with another transaction makes its commit fail. */
interface OrderProcessTransaction {
    /** False when the fact was handled before; the id is unique. */
    boolean recordInInbox(String factId);

    Optional<OrderProcess> load(String orderId);

    void save(String orderId, OrderProcess process);

    /** Writes to the outbox. */
    void enqueue(OrderCommand command);
}

final class OrderProcessManager {
    /** Takes in a fact, in any order and however often it comes; acknowledge it after the commit. */
    void handle(OrderProcessTransaction transaction, OrderFact fact) {
        if (!transaction.recordInInbox(fact.id())) return;
        var orderId = fact.orderId();
        var before = transaction.load(orderId).orElse(OrderProcess.NOTHING_KNOWN);
        var after = before.evolve(fact.type());
        transaction.save(orderId, after);
        var sent = before.calledFor();
        for (var name : after.calledFor()) {
            if (!sent.contains(name)) transaction.enqueue(new OrderCommand(orderId + "/" + name, name, orderId));
        }
    }
}

// ---
// title: { en: Saga with deadline (Axon 4), ko: 기한이 있는 사가(Axon 4) }
// description:
//   en: Each answer leads to one next command; silence repeats the command, refusals before the pivot compensate in reverse.
//   ko: 응답마다 다음 커맨드가 정해져 있습니다. 응답이 없으면 같은 커맨드를 반복하고, 피벗 앞의 거절은 역순으로 보상합니다.
// pattern: sagas
// lesson: 04b-saga-orchestration#engines
// framework: Axon
// needs: [org.axonframework]
// names: [OrderFulfillment]
// ---

import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.beans.factory.annotation.Autowired;

/** What this saga knows of the others; each answer names the order, by which Axon finds the saga. */
final class OrderFulfillmentMessages {
    private OrderFulfillmentMessages() {}

    record OrderPlaced(String orderId) {}

    record StockReserved(String orderId) {}

    record StockReservationFailed(String orderId) {}

    record StockReleased(String orderId) {}

    record PaymentAuthorized(String orderId) {}

    record PaymentDeclined(String orderId) {}

    record PaymentCaptured(String orderId) {}

    record PaymentCaptureFailed(String orderId) {}

    record PaymentVoided(String orderId) {}

    record ShipmentScheduled(String orderId) {}

    /** Acts once for an order and a step however often it comes, and then repeats its answer. */
    record StepCommand(String orderId, String step) {}

    record ApproveOrder(String orderId) {}

    record RejectOrder(String orderId) {}
}

/** Give its processor a PropagatingErrorHandler: the default one logs a failure and takes the event for handled. */
@Saga
class OrderFulfillmentSaga {
    /** The capture is the pivot: what is before it can be undone, what is after it is repeated until it succeeds. */
    private enum Step { RESERVE_STOCK, AUTHORIZE_PAYMENT, CAPTURE_PAYMENT, SCHEDULE_SHIPMENT, VOID_PAYMENT, RELEASE_STOCK }

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SILENCE = "order-fulfillment-silence";

    @Autowired
    private transient CommandGateway commands;

    @Autowired
    private transient DeadlineManager deadlines;

    private String orderId;
    private Step awaited;

    @StartSaga
    @SagaEventHandler(associationProperty = "orderId")
    void on(OrderFulfillmentMessages.OrderPlaced event) {
        if (awaited != null) return;
        orderId = event.orderId();
        send(Step.RESERVE_STOCK);
    }

    @SagaEventHandler(associationProperty = "orderId")
    void on(OrderFulfillmentMessages.StockReserved event) {
        advance(Step.RESERVE_STOCK, Step.AUTHORIZE_PAYMENT);
    }

    @SagaEventHandler(associationProperty = "orderId")
    void on(OrderFulfillmentMessages.PaymentAuthorized event) {
        advance(Step.AUTHORIZE_PAYMENT, Step.CAPTURE_PAYMENT);
    }

    @SagaEventHandler(associationProperty = "orderId")
    void on(OrderFulfillmentMessages.PaymentCaptured event) {
        advance(Step.CAPTURE_PAYMENT, Step.SCHEDULE_SHIPMENT);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    void on(OrderFulfillmentMessages.ShipmentScheduled event) {
        finish(new OrderFulfillmentMessages.ApproveOrder(orderId));
    }

    @SagaEventHandler(associationProperty = "orderId")
    void on(OrderFulfillmentMessages.PaymentCaptureFailed event) {
        advance(Step.CAPTURE_PAYMENT, Step.VOID_PAYMENT);
    }

    @SagaEventHandler(associationProperty = "orderId")
    void on(OrderFulfillmentMessages.PaymentVoided event) {
        advance(Step.VOID_PAYMENT, Step.RELEASE_STOCK);
    }

    /** A refused step did nothing and so has nothing to undo. */
    @SagaEventHandler(associationProperty = "orderId")
    void on(OrderFulfillmentMessages.PaymentDeclined event) {
        advance(Step.AUTHORIZE_PAYMENT, Step.RELEASE_STOCK);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    void on(OrderFulfillmentMessages.StockReleased event) {
        finish(new OrderFulfillmentMessages.RejectOrder(orderId));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    void on(OrderFulfillmentMessages.StockReservationFailed event) {
        finish(new OrderFulfillmentMessages.RejectOrder(orderId));
    }

    /** No answer is no refusal: the step may have happened. So the same command is sent again. */
    @DeadlineHandler(deadlineName = SILENCE)
    void onSilence() {
        send(awaited);
    }

    /** An answer that is not awaited (repeated, late) changes nothing. */
    private void advance(Step answered, Step next) {
        if (awaited != answered) return;
        deadlines.cancelAllWithinScope(SILENCE);
        send(next);
    }

    /** The position of the event is stored after this: where the process dies in between, the command is sent again. */
    private void send(Step step) {
        awaited = step;
        deadlines.schedule(PATIENCE, SILENCE);
        commands.send(new OrderFulfillmentMessages.StepCommand(orderId, step.name()));
    }

    private void finish(Object outcome) {
        deadlines.cancelAllWithinScope(SILENCE);
        commands.sendAndWait(outcome);
    }
}

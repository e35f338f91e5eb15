// ---
// title: { en: Parallel composition under a deadline, ko: 데드라인 안의 병렬 조합 }
// description:
//   en: Asks several services at once within one budget; optional parts may be missing and are named, required ones may not.
//   ko: 여러 서비스를 한 예산 안에서 동시에 호출합니다. 선택 항목은 빠졌다고 밝히고, 필수 항목이 빠지면 실패합니다.
// pattern: gateway
// lesson: 16-55-api-gateway-patterns#parallel-composition
// names: [Order]
// stops: ["300"]
// ---

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Each asks one service, and must give up when its thread is interrupted. */
record OrderDetailsParts<O, P, S>(Callable<O> order, Callable<P> payment, Callable<S> shipment) {}

/**
 * @param shipment null where it could not be had in time
 * @param partial what is left out; empty when the answer is whole
 */
record OrderDetails<O, P, S>(O order, P payment, S shipment, List<String> partial) {}

final class OrderDetailsComposition {
    private static final long BUDGET_MS = 300;

    private final ExecutorService executor;

    OrderDetailsComposition(ExecutorService executor) {
        this.executor = executor;
    }

    /** Throws when a required part fails (answer 502) or is late (TimeoutException: answer 504). */
    <O, P, S> OrderDetails<O, P, S> compose(OrderDetailsParts<O, P, S> parts)
            throws ExecutionException, TimeoutException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BUDGET_MS);
        // All are started before any is awaited, so the slowest and not the sum counts.
        var order = executor.submit(parts.order());
        var payment = executor.submit(parts.payment());
        var shipment = executor.submit(parts.shipment());
        try {
            var foundOrder = await(order, end);
            var foundPayment = await(payment, end);
            try {
                return new OrderDetails<>(foundOrder, foundPayment, await(shipment, end), List.of());
            } catch (ExecutionException | TimeoutException missing) {
                return new OrderDetails<>(foundOrder, foundPayment, null, List.of("shipment"));
            }
        } finally {
            // When one required part failed, the others need not go on.
            for (var part : List.of(order, payment, shipment)) part.cancel(true);
        }
    }

    private static <T> T await(Future<T> part, long end)
            throws ExecutionException, TimeoutException, InterruptedException {
        return part.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
}

// ---
// title: { en: Circuit breaker, ko: 서킷 브레이커 }
// description:
//   en: Stops calling a host that keeps failing, lets one probe through after a rest, and forgets late answers.
//   ko: 계속 실패하는 호스트의 호출을 멈추고, 쉬었다가 시험 호출 하나만 보냅니다. 늦게 온 결과는 무시합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#breaker-per-host
// stops: ["5", "10"]
// ---

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** The call was not made, so it has had no effect and may be tried elsewhere. */
final class BreakerOpenException extends Exception {
    private static final long serialVersionUID = 1L;
}

/** Guards the calls to one host; make one for each. */
final class CircuitBreaker {
    private enum State { CLOSED, OPEN, PROBING }

    private static final int MAX_FAILURES = 5;
    private static final Duration REST = Duration.ofSeconds(10);

    private final Predicate<Exception> isFailure;
    private State state = State.CLOSED;
    private int failures;
    private long openedAt;
    /** Grows with every change of state; the outcome of a call that began before the last change says nothing. */
    private int generation;

    /** @param isFailure whether an error means that the host is ill; a refusal (4xx) does not */
    CircuitBreaker(Predicate<Exception> isFailure) {
        this.isFailure = isFailure;
    }

    /** Runs {@code call}, or throws {@link BreakerOpenException} without running it. */
    <T> T run(Callable<T> call) throws Exception {
        int admitted = admit();
        boolean healthy = false;
        try {
            T result = call.call();
            healthy = true;
            return result;
        } catch (Exception error) {
            healthy = !isFailure.test(error);
            throw error;
        } finally {
            report(admitted, healthy);
        }
    }

    private synchronized int admit() throws BreakerOpenException {
        if (state == State.OPEN && System.nanoTime() - openedAt >= REST.toNanos()) {
            enter(State.PROBING);
        } else if (state != State.CLOSED) {
            throw new BreakerOpenException();
        }
        return generation;
    }

    private synchronized void report(int admitted, boolean healthy) {
        if (admitted != generation) return;
        if (healthy) {
            failures = 0;
            if (state == State.PROBING) enter(State.CLOSED);
        } else if (state == State.PROBING || ++failures >= MAX_FAILURES) {
            openedAt = System.nanoTime();
            enter(State.OPEN);
        }
    }

    private void enter(State next) {
        state = next;
        failures = 0;
        generation++;
    }
}

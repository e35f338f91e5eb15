// ---
// title: { en: Bulkhead, ko: 벌크헤드 }
// description:
//   en: Caps the calls a dependency may have in flight and waiting, so that a slow one cannot take every resource.
//   ko: 의존성마다 진행 중인 호출과 대기하는 호출의 수를 제한해, 느린 의존성 하나가 자원을 모두 차지하지 못하게 합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#bulkheads-and-shedding
// stops: ["20", "40", "500"]
// ---

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The call was not made: shed the load now instead of answering too late. */
final class BulkheadFullException extends Exception {
    private static final long serialVersionUID = 1L;
}

/** Guards one dependency; make one for each. */
final class Bulkhead {
    private static final int LIMIT = 20;
    private static final int QUEUE_LIMIT = 40;
    private static final long MAX_WAIT_MS = 500;

    private final Semaphore running = new Semaphore(LIMIT, true);
    /** A permit for each call that runs or waits. */
    private final Semaphore admitted = new Semaphore(LIMIT + QUEUE_LIMIT);

    /** Runs {@code call} when there is room; throws when too many wait already, or it had to wait for too long. */
    <T> T run(Callable<T> call) throws Exception {
        if (!admitted.tryAcquire()) throw new BulkheadFullException();
        try {
            if (!running.tryAcquire(MAX_WAIT_MS, TimeUnit.MILLISECONDS)) throw new BulkheadFullException();
            try {
                return call.call();
            } finally {
                running.release();
            }
        } finally {
            admitted.release();
        }
    }
}

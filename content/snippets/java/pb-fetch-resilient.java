// ---
// title: { en: Retry with full jitter, ko: 완전 지터로 재시도 }
// description:
//   en: Repeats a call that may be repeated, with growing random rests, a limit of attempts and a deadline for everything.
//   ko: 반복해도 되는 호출을 점점 길어지는 무작위 간격으로 다시 시도합니다. 횟수와 전체 데드라인을 지킵니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#backoff-jitter-budget
// stops: ["3", "100", "2_000"]
// ---

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** What may pass: throw it for connection errors and for 429, 502, 503 and 504, and for nothing else. */
final class TransientException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TransientException(String message, Throwable cause) {
        super(message, cause);
    }
}

final class Retry {
    interface Call<T> {
        /** @param timeout the time that is left */
        T run(Duration timeout) throws InterruptedException;
    }

    private static final int MAX_ATTEMPTS = 3;
    private static final long SHORT_REST_MS = 100;
    private static final long LONG_REST_MS = 2_000;

    private Retry() {}

    /**
     * Runs {@code call} until it succeeds, fails for good, has been tried often enough, or there is no time left. The
     * call must have one effect however often it runs: an idempotent method, or one with an idempotency key that is the
     * same for every attempt.
     */
    static <T> T retry(Duration deadline, Call<T> call) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                return call.run(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (TransientException failure) {
                // Full jitter: anything up to the limit, so that clients do not come back together.
                long limitMs = Math.min(LONG_REST_MS, SHORT_REST_MS << (attempt - 1));
                long restMs = ThreadLocalRandom.current().nextLong(limitMs + 1);
                boolean late = System.nanoTime() + Duration.ofMillis(restMs).toNanos() - end >= 0;
                if (attempt == MAX_ATTEMPTS || late) throw failure;
                Thread.sleep(restMs);
            }
        }
    }
}

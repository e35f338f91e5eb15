// ---
// title: { en: Rate limiter (GCRA), ko: 속도 제한기(GCRA) }
// description:
//   en: One timestamp a key, integers only, read and written in one atomic step; equal to a token bucket.
//   ko: 키마다 시각 하나만 두고 정수로 계산하며 읽기와 쓰기를 한 번에 합니다. 토큰 버킷과 결과가 같습니다.
// pattern: gateway
// lesson: 16-42-rate-limiting-monitoring#buckets-and-gcra
// ---

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The generic cell rate algorithm (ITU-T I.371, virtual scheduling), in whole nanoseconds. */
final class RateLimiter {
    private final long interval;
    private final long tolerance;
    private final long start = System.nanoTime();
    /** When the next request of a key is due, since start. A key that is not here has not asked lately. */
    private final ConcurrentHashMap<String, Long> due = new ConcurrentHashMap<>();

    /** Admits one request every {@code interval} in the long run, and {@code burst} requests at once. */
    RateLimiter(Duration interval, int burst) {
        this.interval = interval.toNanos();
        this.tolerance = (burst - 1) * this.interval;
    }

    /** Returns zero where the request is admitted, and otherwise how long to wait. */
    Duration take(String key) {
        var wait = new AtomicLong();
        // Atomic for the key: else requests that come together would all be let in.
        due.compute(key, (ignored, previous) -> {
            long now = System.nanoTime() - start;
            long next = previous == null ? now : Math.max(previous, now);
            wait.set(Math.max(0, next - now - tolerance));
            return wait.get() > 0 ? previous : Long.valueOf(next + interval);
        });
        return Duration.ofNanos(wait.get());
    }

    /** Forgets keys whose time has come. Call it now and then, or the map grows with every key ever seen. */
    void sweep() {
        long now = System.nanoTime() - start;
        due.values().removeIf(next -> next <= now);
    }
}

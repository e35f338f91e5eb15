// ---
// title: { en: Surround with retry, ko: 재시도로 감싸기 }
// description:
//   en: Tries again what may be tried again, with growing random rests and a limit.
//   ko: 다시 해도 되는 일을 점점 길어지는 무작위 간격으로, 정해진 횟수까지 다시 시도합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#backoff-jitter-budget
// surrounds: work.run();
// stops: [UncheckedIOException, "3", "100L", "2_000"]
// ---

import java.io.UncheckedIOException;
import java.util.concurrent.ThreadLocalRandom;

final class Surrounded {
    static void example(Runnable work) throws InterruptedException {
        // Only for what has one effect however often it runs.
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                break;
            } catch (UncheckedIOException failure) { // Of what may pass: a refusal does not pass by itself.
                if (attempt == 3) throw failure;
                // Full jitter: anything up to the limit, so that clients do not come back together.
                Thread.sleep(ThreadLocalRandom.current().nextLong(Math.min(2_000, 100L << (attempt - 1)) + 1));
            }
        }
    }
}

// ---
// title: { en: Surround with timeout, ko: 타임아웃으로 감싸기 }
// description:
//   en: Waits no longer than it is worth, and tells what runs inside to stop.
//   ko: 기다릴 만큼만 기다리고, 안에서 하던 일도 멈추게 합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#deadline-budget
// surrounds: work.run();
// stops: ["1_000"]
// ---

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

final class Surrounded {
    static void example(Runnable work) throws ExecutionException, InterruptedException, TimeoutException {
        var executor = Executors.newSingleThreadExecutor();
        try {
            executor.submit(() -> {
                work.run();
            }).get(1_000, TimeUnit.MILLISECONDS);
        } finally {
            // Interrupts what is late; a call that heeds no interrupt needs a timeout of its own.
            executor.shutdownNow();
        }
    }
}

// ---
// title: { en: Startup, liveness and readiness, ko: 시작, 활성, 준비 상태 확인 }
// description:
//   en: Liveness looks at this process only; readiness says whether to send traffic, from checks that run in the background.
//   ko: 활성 확인은 이 프로세스만 봅니다. 준비 확인은 트래픽을 받아도 되는지, 뒤에서 돌린 점검 결과로 답합니다.
// pattern: operations
// lesson: 16-51-3-kubernetes-production-deployment#three-probes
// stops: ["5", "3"]
// ---

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Answers probes. A dependency that is down must not fail liveness: all instances would be restarted at once, and come
 * back to a dependency that is still down.
 */
final class Health {
    private static final long CHECK_TIMEOUT_SECONDS = 5;
    /** One slow answer is no reason to send traffic elsewhere. */
    private static final int FAILURES_UNTIL_UNREADY = 3;

    record Answer(int status, String body) {}

    private final Map<String, Callable<Void>> checks;
    private final ExecutorService executor;
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private volatile boolean started;
    private volatile boolean draining;

    /** @param checks each throws when the service cannot do its work without what it looks at */
    Health(Map<String, Callable<Void>> checks, ExecutorService executor) {
        this.checks = Map.copyOf(checks);
        this.executor = executor;
    }

    /** Runs every check once. Call it every few seconds; probes only read what was found, so they cost nothing. */
    void refresh() throws InterruptedException {
        var names = List.copyOf(checks.keySet());
        var runs = executor.invokeAll(names.stream().map(checks::get).toList(), CHECK_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        for (int index = 0; index < names.size(); index++) {
            boolean passed = hasPassed(runs.get(index));
            failures.compute(names.get(index), (name, count) -> passed ? 0 : (count == null ? 1 : count + 1));
        }
    }

    /** The service has loaded what it needs. */
    void markStarted() {
        started = true;
    }

    /** It is being stopped and takes no new work. */
    void markDraining() {
        draining = true;
    }

    /** Answers the paths of the three probes; empty for any other path. */
    Optional<Answer> respond(String path) {
        return switch (path) {
            case "/health/live" -> Optional.of(new Answer(200, "live"));
            case "/health/startup" -> Optional.of(started ? new Answer(200, "started") : new Answer(503, "starting"));
            case "/health/ready" -> Optional.of(ready());
            default -> Optional.empty();
        };
    }

    private Answer ready() {
        if (draining) return new Answer(503, "draining");
        if (!started) return new Answer(503, "starting");
        var failing = failures.entrySet().stream()
                .filter(entry -> entry.getValue() >= FAILURES_UNTIL_UNREADY)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return failing.isEmpty() ? new Answer(200, "ready") : new Answer(503, "failing: " + String.join(", ", failing));
    }

    private static boolean hasPassed(Future<Void> run) throws InterruptedException {
        try {
            run.get();
            return true;
        } catch (ExecutionException | CancellationException failure) {
            // Readiness shows it, and the dependency's own metrics say why.
            return false;
        }
    }
}

// ---
// title: { en: Graceful shutdown, ko: 정상 종료 }
// description:
//   en: On SIGTERM turns unready, waits until traffic has moved away, finishes what is running, and exits in time.
//   ko: SIGTERM을 받으면 준비 해제 상태가 되고, 트래픽이 옮겨 가길 기다려 하던 일을 마친 뒤 제때 끝냅니다.
// pattern: operations
// lesson: 16-51-3-kubernetes-production-deployment#graceful-termination
// stops: ["5", "20"]
// ---

import com.sun.net.httpserver.HttpServer;
import java.util.List;

final class GracefulShutdown {
    /** Requests still come until every load balancer has heard that this instance is going. */
    private static final int SETTLE_SECONDS = 5;
    /** With the time above less than terminationGracePeriodSeconds: then the process is killed. */
    private static final int DRAIN_SECONDS = 20;

    private GracefulShutdown() {}

    /**
     * Shuts down when the process is told to end (SIGTERM, SIGINT).
     *
     * @param markDraining turns readiness off
     * @param closeables what goes last, such as consumers, then connection pools; each after the one before
     */
    static void onSignal(HttpServer server, Runnable markDraining, List<AutoCloseable> closeables) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            markDraining.run();
            // New connections are still served meanwhile: refusing them now would drop requests.
            sleep(SETTLE_SECONDS);
            // Takes no new requests, and breaks off at the deadline what is still running.
            server.stop(DRAIN_SECONDS);
            closeables.forEach(GracefulShutdown::close);
        }));
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception failure) {
            // The others must still be closed.
            System.err.println("could not be closed: " + failure);
        }
    }

    private static void sleep(int seconds) {
        try {
            Thread.sleep(seconds * 1_000L);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

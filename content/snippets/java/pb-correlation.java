// ---
// title: { en: Correlation and causation, ko: 상관 ID와 원인 ID }
// description:
//   en: Remembers which message is being handled, so that all that is sent meanwhile names the flow and its cause by itself.
//   ko: 어떤 메시지를 처리하는지 기억해, 그동안 보내는 모든 것에 흐름과 원인을 저절로 적습니다.
// pattern: messaging
// lesson: 16-04-event-driven-fundamentals#identity-and-causation
// stops: [x-correlation-id]
// ---

import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * @param correlationId the same for everything one request has set off
 * @param causationId the id of the message that is being handled: what is sent meanwhile was caused by it
 */
record Correlation(String correlationId, String causationId) {
    static final String HEADER = "x-correlation-id";

    private static final ThreadLocal<Correlation> CURRENT = new ThreadLocal<>();

    /**
     * Handles a message on this thread; a message from outside that names no flow begins one. Tasks for other threads
     * take {@link #current()} along.
     *
     * @param correlationId may be null
     */
    static <T> T handle(String messageId, String correlationId, Callable<T> handler) throws Exception {
        var before = CURRENT.get();
        CURRENT.set(new Correlation(correlationId == null ? messageId : correlationId, messageId));
        try {
            return handler.call();
        } finally {
            // A pooled thread would hand it to the next message.
            if (before == null) CURRENT.remove();
            else CURRENT.set(before);
        }
    }

    /** Handles a request; each is a cause of its own. Foreign text does not get into logs and headers. */
    static <T> T handleRequest(String header, Callable<T> handler) throws Exception {
        var id = UUID.randomUUID().toString();
        return handle(id, header != null && header.matches("[A-Za-z0-9_-]{1,64}") ? header : id, handler);
    }

    /** What a message or call that is sent now has to name; throws where nothing is being handled. */
    static Correlation current() {
        var found = CURRENT.get();
        if (found == null) throw new IllegalStateException("no message is being handled");
        return found;
    }
}

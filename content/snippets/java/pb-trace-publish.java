// ---
// title: { en: Trace context through messages (OpenTelemetry), ko: 메시지를 통한 추적 컨텍스트(OpenTelemetry) }
// description:
//   en: Sends the trace context with a message; the consumer's span is linked to the one that published it.
//   ko: 메시지에 추적 컨텍스트를 실어 보내고, 컨슈머의 스팬을 발행한 스팬에 링크로 연결합니다.
// pattern: operations
// lesson: 16-40-monitoring-success-factors#traceparent
// framework: OpenTelemetry
// needs: [io.opentelemetry]
// stops: [order-service, shop.order.events.v1]
// ---

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

final class TracedMessages {
    private static final String DESTINATION = "shop.order.events.v1";

    interface Publish<T> {
        T publish(Map<String, String> headers) throws Exception;
    }

    private static final TextMapGetter<Map<String, String>> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public String get(Map<String, String> headers, String key) {
            return headers.get(key);
        }
    };

    private final Tracer tracer = GlobalOpenTelemetry.getTracer("order-service");
    private final TextMapPropagator propagator = GlobalOpenTelemetry.getPropagators().getTextMapPropagator();

    /** Publishes in a span of its own, with headers that carry it. Names follow the messaging conventions. */
    <T> T publish(String messageId, Publish<T> publish) throws Exception {
        var span = begin("send", messageId).setSpanKind(SpanKind.PRODUCER).startSpan();
        return inSpan(span, () -> {
            var headers = new HashMap<String, String>();
            propagator.inject(Context.current(), headers, Map::put);
            return publish.publish(headers);
        });
    }

    /**
     * Handles in a span that links to the publisher's. A link and no parent: the message may have waited for days, and a
     * batch comes from many publishers.
     */
    <T> T process(String messageId, Map<String, String> headers, Callable<T> handler) throws Exception {
        var published = Span.fromContext(propagator.extract(Context.root(), headers, HEADERS)).getSpanContext();
        var builder = begin("process", messageId).setSpanKind(SpanKind.CONSUMER).setNoParent();
        if (published.isValid()) builder.addLink(published);
        return inSpan(builder.startSpan(), handler);
    }

    /** Ids belong on spans; as a metric's label they would make a series each. */
    private SpanBuilder begin(String operation, String messageId) {
        return tracer.spanBuilder(operation + " " + DESTINATION)
                .setAttribute("messaging.operation.name", operation)
                .setAttribute("messaging.operation.type", operation)
                .setAttribute("messaging.destination.name", DESTINATION)
                .setAttribute("messaging.message.id", messageId);
    }

    @SuppressWarnings("try") // The scope is there to be closed.
    private static <T> T inSpan(Span span, Callable<T> work) throws Exception {
        try (var scope = span.makeCurrent()) {
            return work.call();
        } catch (Exception failure) {
            span.recordException(failure);
            span.setStatus(StatusCode.ERROR);
            throw failure;
        } finally {
            span.end();
        }
    }
}

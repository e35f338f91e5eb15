// ---
// title: { en: Trace context through messages (OpenTelemetry), ko: 메시지를 통한 추적 컨텍스트(OpenTelemetry) }
// description:
//   en: Sends the trace context with a message; the consumer's span is linked to the one that published it.
//   ko: 메시지에 추적 컨텍스트를 실어 보내고, 컨슈머의 스팬을 발행한 스팬에 링크로 연결합니다.
// pattern: operations
// lesson: 16-40-monitoring-success-factors#traceparent
// framework: OpenTelemetry
// needs: [go.opentelemetry.io/otel]
// stops: [order-service, shop.order.events.v1]
// ---

package shop

import "context"
import "go.opentelemetry.io/otel"
import "go.opentelemetry.io/otel/attribute"
import "go.opentelemetry.io/otel/codes"
import "go.opentelemetry.io/otel/propagation"
import "go.opentelemetry.io/otel/trace"

const tracedDestination = "shop.order.events.v1"

// PublishTraced runs publish in a span of its own, with headers that carry it. Names follow the messaging conventions.
func PublishTraced(
	ctx context.Context,
	messageID string,
	publish func(ctx context.Context, headers map[string]string) error,
) error {
	options := trace.WithSpanKind(trace.SpanKindProducer)
	return inSpan(ctx, "send", messageID, func(ctx context.Context) error {
		headers := map[string]string{}
		otel.GetTextMapPropagator().Inject(ctx, propagation.MapCarrier(headers))
		return publish(ctx, headers)
	}, options)
}

// ProcessTraced runs handle in a span that links to the publisher's. A link and no parent: the message may have waited
// for days, and a batch comes from many publishers.
func ProcessTraced(
	ctx context.Context,
	messageID string,
	headers map[string]string,
	handle func(ctx context.Context) error,
) error {
	options := []trace.SpanStartOption{trace.WithSpanKind(trace.SpanKindConsumer), trace.WithNewRoot()}
	carrier := propagation.MapCarrier(headers)
	published := trace.SpanContextFromContext(otel.GetTextMapPropagator().Extract(context.Background(), carrier))
	if published.IsValid() {
		options = append(options, trace.WithLinks(trace.Link{SpanContext: published}))
	}
	return inSpan(ctx, "process", messageID, handle, options...)
}

func inSpan(
	ctx context.Context,
	operation, messageID string,
	work func(ctx context.Context) error,
	options ...trace.SpanStartOption,
) error {
	// IDs belong on spans; as a metric's label they would make a series each.
	attributes := trace.WithAttributes(
		attribute.String("messaging.operation.name", operation),
		attribute.String("messaging.operation.type", operation),
		attribute.String("messaging.destination.name", tracedDestination),
		attribute.String("messaging.message.id", messageID),
	)
	ctx, span := otel.Tracer("order-service").Start(ctx, operation+" "+tracedDestination, append(options, attributes)...)
	defer span.End()
	err := work(ctx)
	if err != nil {
		span.RecordError(err)
		span.SetStatus(codes.Error, "")
	}
	return err
}

// ---
// title: { en: Trace context through messages (OpenTelemetry), ko: 메시지를 통한 추적 컨텍스트(OpenTelemetry) }
// description:
//   en: Sends the trace context with a message; the consumer's span is linked to the one that published it.
//   ko: 메시지에 추적 컨텍스트를 실어 보내고, 컨슈머의 스팬을 발행한 스팬에 링크로 연결합니다.
// pattern: operations
// lesson: 16-40-monitoring-success-factors#traceparent
// framework: OpenTelemetry
// needs: ["@opentelemetry/api"]
// stops: [order-service, shop.order.events.v1]
// ---

import type { Span } from '@opentelemetry/api';
import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('order-service');
const destination = 'shop.order.events.v1';

/** String headers of a message, as brokers have them. */
export type MessageHeaders = Record<string, string>;

/** Runs `publish` in a span of its own, with headers that carry it. Names follow the messaging conventions. */
export function publishTraced<T>(
  messageId: string,
  publish: (headers: MessageHeaders) => Promise<T>,
): Promise<T> {
  const options = { kind: SpanKind.PRODUCER, attributes: attributesOf('send', messageId) };
  return tracer.startActiveSpan(`send ${destination}`, options, (span) => {
    const headers: MessageHeaders = {};
    propagation.inject(context.active(), headers);
    return ended(span, () => publish(headers));
  });
}

/**
 * Runs `handle` in a span that links to the publisher's. A link and no parent: the message may have waited for days,
 * and a batch comes from many publishers.
 */
export function processTraced<T>(
  messageId: string,
  headers: MessageHeaders,
  handle: () => Promise<T>,
): Promise<T> {
  const published = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, headers));
  const options = {
    kind: SpanKind.CONSUMER,
    attributes: attributesOf('process', messageId),
    links: published === undefined ? [] : [{ context: published }],
    root: true,
  };
  return tracer.startActiveSpan(`process ${destination}`, options, (span) => ended(span, handle));
}

/** Ids belong on spans; as a metric's label they would make a series each. */
function attributesOf(operation: 'send' | 'process', messageId: string): Record<string, string> {
  return {
    'messaging.operation.name': operation,
    'messaging.operation.type': operation,
    'messaging.destination.name': destination,
    'messaging.message.id': messageId,
  };
}

async function ended<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    span.recordException(error instanceof Error ? error : String(error));
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

import assert from 'node:assert/strict';
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import {
  type MessageHeaders,
  processTraced,
  publishTraced,
} from '../../../content/snippets/typescript/pb-trace-publish.ts';

describe('pb-trace-publish', () => {
  const exporter = new InMemorySpanExporter();

  before(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager());
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
    trace.setGlobalTracerProvider(
      new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
    );
  });
  after(() => {
    context.disable();
    propagation.disable();
    trace.disable();
  });
  afterEach(() => exporter.reset());

  it('links the span of the consumer to that of the publisher', async () => {
    let sent: MessageHeaders = {};
    await publishTraced('evt-1', async (headers) => {
      sent = headers;
    });
    assert.match(sent.traceparent ?? '', /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    assert.equal(await processTraced('evt-1', sent, async () => 'handled'), 'handled');

    const [published, processed] = exporter.getFinishedSpans();
    assert.deepEqual([published?.kind, processed?.kind], [SpanKind.PRODUCER, SpanKind.CONSUMER]);
    assert.equal(processed?.name, 'process shop.order.events.v1');
    assert.equal(processed?.parentSpanContext, undefined);
    assert.equal(processed?.links[0]?.context.spanId, published?.spanContext().spanId);
    assert.notEqual(processed?.spanContext().traceId, published?.spanContext().traceId);
  });

  it('records a failure, passes it on and ends the span', async () => {
    await assert.rejects(
      processTraced('evt-1', {}, () => Promise.reject(new Error('poison'))),
      /poison/,
    );
    const [span] = exporter.getFinishedSpans();
    assert.equal(span?.status.code, SpanStatusCode.ERROR);
    assert.deepEqual(span?.links, []);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rng } from './rng.ts';
import { SimClock } from './simClock.ts';
import { readTraceparent, type Span, Tracer, traceparent } from './tracing.ts';

function setUp() {
  const clock = new SimClock();
  const spans: Span[] = [];
  return { clock, spans, tracer: new Tracer('order', clock, new Rng(1), (span) => spans.push(span)) };
}

test('a child belongs to the trace of its parent, a span without one begins a trace', async () => {
  const { spans, tracer } = setUp();
  await tracer.span('outer', { kind: 'SERVER' }, (parent) =>
    tracer.span('inner', { kind: 'CLIENT', parent }, () => {}),
  );
  await tracer.span('other', { kind: 'SERVER' }, () => {});
  const [inner, outer, other] = spans;
  assert.equal(inner?.traceId, outer?.traceId);
  assert.equal(inner?.parent?.spanId, outer?.spanId);
  assert.notEqual(other?.traceId, outer?.traceId);
});

test('a span knows when it began and ended, and whether its work failed', async () => {
  const { clock, spans, tracer } = setUp();
  const work = tracer.span('work', { kind: 'INTERNAL' }, async () => {
    await clock.sleep(20);
    throw new Error('no');
  });
  await Promise.all([assert.rejects(work, /no/), clock.runUntilIdle()]);
  assert.deepEqual([spans[0]?.start, spans[0]?.end, spans[0]?.failed], [0, 20, true]);
});

test('traceparent is read as it was written', async () => {
  const { spans, tracer } = setUp();
  await tracer.span('work', { kind: 'SERVER' }, () => {});
  const { traceId, spanId } = spans[0] as Span;
  assert.deepEqual(readTraceparent(traceparent({ traceId, spanId })), { traceId, spanId });
});

test('a header that is missing or malformed is no context', () => {
  const bad = [
    null,
    '',
    'x',
    `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`,
    `ff-${'1'.repeat(32)}-${'1'.repeat(16)}-01`,
  ];
  for (const header of bad) assert.equal(readTraceparent(header), undefined);
});

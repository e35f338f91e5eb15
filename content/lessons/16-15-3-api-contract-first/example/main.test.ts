import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Envelope, Envelopes } from '../../../shop/envelope.ts';
import { serve } from '../../../shop/httpServer.ts';
import type { Handler } from '../../../shop/problem.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { classify } from './changes.ts';
import { describe, requestGaps, responseGaps } from './compatibility.ts';
import { asyncApi } from './contract.ts';
import { orderServer } from './orderServer.ts';
import { verifyAll, verifyEvent } from './verifyAll.ts';

const clock = new SimClock();
const published: Envelope[] = [];
const provider = orderServer(clock, new Envelopes('order', clock), published);
const open = new Set<{ close(): Promise<void> }>();
after(async () => {
  for (const server of open) await server.close();
});

async function failures(handle: Handler): Promise<string[]> {
  const server = await serve(handle);
  open.add(server);
  const checks = await verifyAll(server.url, new SimClock('2026-02-28T00:00:00Z'), published);
  return checks.flatMap(({ name, problems }) => problems.map((problem) => `${name}: ${problem}`));
}

test('the provider passes all twelve checks', async () => {
  const server = await serve(provider);
  open.add(server);
  const checks = await verifyAll(server.url, clock, published);
  assert.equal(checks.length, 12);
  assert.deepEqual(
    checks.filter(({ problems }) => problems.length > 0),
    [],
  );
});

test('verification sees a total that is a text, and an error that is not a problem', async () => {
  const changed: Handler = async (request) => {
    const response = await provider(request);
    const { status } = response;
    if (status >= 400) return Response.json({ message: 'no' }, { status });
    const order = (await response.json()) as { total: { amount: number } };
    return Response.json(
      { ...order, total: { ...order.total, amount: String(order.total.amount) } },
      { status },
    );
  };
  const found = await failures(changed);
  assert.ok(found.includes('read an order: /total/amount is not of type integer'));
  assert.ok(found.includes('mobile app gets what it reads: /total/amount is not of type integer'));
  assert.ok(found.includes('an order that does not exist: 404 application/json is not promised'));
  assert.ok(!found.some((failure) => failure.startsWith('shipping')), 'shipping does not read the total');
});

test('the old way carries its dates while it works', async () => {
  const young = new SimClock();
  const handle = orderServer(young, new Envelopes('order', young), []);
  const response = await handle(new Request('http://shop.test/orders/ord-1'));
  assert.equal(response.headers.get('deprecation'), '@1764547200');
  assert.equal(response.headers.get('sunset'), 'Sun, 01 Mar 2026 00:00:00 GMT');
});

test('all fourteen pairs are classified', () => {
  const breaking = classify()
    .filter(({ breaks }) => breaks.length > 0)
    .map(({ change, direction }) => `${direction}: ${change}`);
  assert.equal(classify().length, 14);
  assert.deepEqual(breaking.toSorted(), [
    'request: required field added',
    'request: value removed from a list',
    'response: null allowed',
    'response: required becomes optional',
    'response: required field removed',
    'response: value added to a list',
  ]);
});

test('of the seven changes none breaks both directions; a changed type does', () => {
  const kinds = new Set(
    classify()
      .filter(({ breaks }) => breaks.length > 0)
      .map(({ change }) => change),
  );
  assert.equal(kinds.size, 6);
  const text = { schema: { type: 'string' } };
  const number = { schema: { type: 'integer' } };
  assert.equal(requestGaps(text, number).length, 1);
  assert.equal(responseGaps(text, number).length, 1);
});

test('gaps are found in nested objects and lists', () => {
  const sku = { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } } } };
  const old = { schema: { ...sku, items: { ...sku.items, required: ['sku'] } } };
  const [gap] = responseGaps(old, { schema: sku });
  assert.equal(gap && describe(gap, 'response'), '[].sku now optional');
});

test('a rule that is dropped or changed is a gap, one that is added is none', () => {
  const sku = { schema: { type: 'string', pattern: '^SKU-' } };
  assert.deepEqual(
    responseGaps(sku, { schema: { type: 'string' } }).map(({ value }) => value),
    ['pattern'],
  );
  assert.deepEqual(requestGaps(sku, { schema: { type: 'string' } }), []);
  const state = { schema: { enum: ['PENDING'] } };
  assert.deepEqual(
    responseGaps(state, { schema: {} }).map(({ value }) => value),
    ['enum'],
  );
});

test('a field added to a closed object breaks whoever reads it', () => {
  const closed = { schema: { type: 'object', properties: {}, additionalProperties: false } };
  const wider = { schema: { type: 'object', properties: { note: { type: 'string' } } } };
  assert.equal(responseGaps(closed, wider)[0]?.kind, 'unknown');
});

test('an event without a total, and one that nobody promised to send', () => {
  const [event] = published;
  assert.ok(event);
  assert.deepEqual(
    verifyEvent({ ...event, data: { ...(event.data as object), total: undefined } }).problems,
    ['/total is not of type object'],
  );
  assert.equal(asyncApi.operations.announceOrder?.action, 'send');
});

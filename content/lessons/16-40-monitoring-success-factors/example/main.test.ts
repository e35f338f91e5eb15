import assert from 'node:assert/strict';
import { test } from 'node:test';
import { burnRules } from '../../../shop/burnRate.ts';
import { orderId } from '../../../shop/domain.ts';
import { exposition } from '../../../shop/metrics.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { incidents, replay, simpleRule } from './incidents.ts';
import { logLine } from './log.ts';
import { badHour, isGood, observe, red } from './requests.ts';
import { reachableFrom } from './spanTree.ts';
import { TracedShop } from './tracedShop.ts';

const ORDERS = [orderId(1), orderId(2), orderId(3)];

async function tracedRun(seed: number) {
  const clock = new SimClock();
  const shop = new TracedShop(clock, seed, [orderId(2)]);
  shop.run(800);
  for (const [nth, id] of ORDERS.entries()) clock.after(nth * 90, () => shop.place(id));
  await clock.runUntilIdle();
  return shop.spans;
}

test('from the request at the gateway, every later span of the order can be reached', async () => {
  for (let seed = 0; seed < 20; seed++) {
    const spans = await tracedRun(seed);
    const mail = spans.find(({ service }) => service === 'notification');
    assert.equal(mail?.links.length, ORDERS.length);
    for (const id of ORDERS) {
      const root = spans.find(
        ({ service, attributes }) => service === 'gateway' && attributes?.orderId === id,
      );
      const reached = reachableFrom(spans, root?.traceId ?? '');
      const work = spans.find(({ kind, attributes }) => kind === 'CONSUMER' && attributes?.orderId === id);
      assert.ok(reached.has(work?.traceId ?? ''), `${id}: the charge`);
      assert.ok(reached.has(mail?.traceId ?? ''), `${id}: the mail`);
    }
  }
});

test('a trace ends with the call: what a queue hands on is another trace', async () => {
  const spans = await tracedRun(1);
  for (const { traceId, kind } of spans) {
    if (kind !== 'CONSUMER') continue;
    assert.ok(!spans.some((other) => other.traceId === traceId && other.service === 'gateway'));
  }
});

test('the number of series does not depend on the number of orders, and no label is an id', () => {
  const metric = red();
  for (const request of badHour()) observe(metric, request);
  const text = exposition([metric]);
  assert.ok(metric.samples().length <= metric.limit * 7);
  assert.doesNotMatch(text, /ord-\d/);
});

test('the mean of the bad hour looks well, the share of good requests does not', () => {
  const requests = badHour();
  const mean = requests.reduce((total, { seconds }) => total + seconds, 0) / requests.length;
  assert.ok(mean < 0.11);
  assert.ok(requests.filter(isGood).length / requests.length < 0.985);
});

test('an hour at 15 times pages, a total outage of two minutes pages, two minutes of 10 % do not', () => {
  const alert = (name: string) => {
    const incident = incidents.find((each) => each.name === name);
    assert.ok(incident);
    return replay(incident, burnRules);
  };
  assert.equal(alert('1.5 % errors, 1 h')?.severity, 'page');
  assert.equal(alert('total outage, 2 min')?.severity, 'page');
  assert.equal(alert('10 % errors, 2 min'), undefined);
  assert.equal(alert('0.15 % errors, 3 d')?.severity, 'ticket');
});

test('a single window is noisy and deaf at once', () => {
  const [blip, , , slow] = incidents;
  assert.ok(blip && slow);
  assert.ok(replay(blip, [simpleRule]));
  assert.equal(replay(slow, [simpleRule]), undefined);
});

test('a page is over soon after its incident', () => {
  for (const incident of incidents) {
    const alert = replay(incident, burnRules);
    if (alert?.severity === 'page') assert.ok(alert.overAfter <= 30, incident.name);
  }
});

test('a log line carries nothing that is not on the list', () => {
  assert.equal(logLine({ event: 'order.placed', email: 'jisoo@example.com' }), '{"event":"order.placed"}');
});

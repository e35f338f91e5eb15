import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { checkInvariants } from '../../../shop/invariants.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { edge, routes, shedder } from './edge.ts';
import type { Facts } from './facts.ts';
import { GameDay, theDay } from './gameDay.ts';
import { apply } from './history.ts';
import type { OrderChanged } from './orders.ts';

const day = new GameDay(theDay);
let facts: Facts;
before(async () => {
  facts = await day.run();
});
after(() => day.fleet.stopAll());

test('every invariant holds after the day', () => {
  assert.deepEqual(checkInvariants({ ...facts.world, responses: day.customers.responses }), []);
});

test('the checks saw what they were to check', () => {
  const { orders = [], effects = [], views = [], stock = [] } = facts.world;
  assert.equal(orders.length, day.customers.accepted.size);
  assert.ok(orders.length > 300 && effects.length > orders.length);
  assert.ok(views.length > 10 && stock.length === 2 && day.customers.responses.length > 300);
});

test('every fault of the plan was injected and healed', () => {
  assert.deepEqual(
    day.timeline.map(({ fault }) => fault.name),
    theDay.faults.map(({ name }) => name),
  );
  assert.equal(day.fleet.killed, 4);
});

test('an accepted order has one id, and one order stands behind each key', () => {
  const ids = [...day.customers.accepted.values()];
  assert.equal(new Set(ids).size, ids.length);
});

test('99 % of the accepted orders are settled within 60 s', () => {
  const late = facts.settledAfter.filter((ms) => ms > 60_000).length;
  assert.ok(late <= facts.settledAfter.length / 100, `${late} are late`);
});

test('a rolling restart fails no request, and the canary keeps the bad route from the rest', () => {
  assert.equal(day.timeline.find(({ fault }) => fault.name === 'rolling restart')?.seen, '0 failed requests');
  assert.match(day.timeline.find(({ fault }) => fault.name === 'bad route')?.seen ?? '', /the rest 0/);
});

test('reads are shed before orders', () => {
  const clock = new SimClock();
  const shed = shedder(clock);
  const send = (method: string) => shed(new Request('http://shop.example.com/', { method })) === undefined;
  const reads = Array.from({ length: 40 }, () => send('GET')).filter(Boolean).length;
  const orders = Array.from({ length: 40 }, () => send('POST')).filter(Boolean).length;
  assert.deepEqual({ reads, orders }, { reads: 8, orders: 8 });
});

test('routes that contradict each other never become the configuration', async () => {
  const gateway = edge(new SimClock(), '');
  const config = { routes: [...routes, routes[0]], hosts: {} };
  const answer = await gateway(
    new Request('http://gateway/config', { method: 'POST', body: JSON.stringify(config) }),
  );
  assert.equal(answer.status, 422);
});

test('the view does not depend on the order of the events', () => {
  const placed = { version: 0, state: 'PENDING' } as OrderChanged;
  const approved = { version: 1, state: 'APPROVED' } as OrderChanged;
  for (const events of [
    [placed, approved],
    [approved, placed],
    [approved, placed, approved],
  ]) {
    assert.equal(events.reduce<OrderChanged | undefined>(apply, undefined), approved);
  }
});

test('nothing is left behind', () => {
  assert.deepEqual(day.fleet.names, []);
  assert.equal(existsSync(day.folder), false);
});

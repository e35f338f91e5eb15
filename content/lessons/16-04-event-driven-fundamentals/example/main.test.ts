import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FaultPlan } from '../../../shop/faultPlan.ts';
import { Rng } from '../../../shop/rng.ts';
import { commitThenHandle, type Habit, handleThenCommit, readInGroup } from './group.ts';
import { History, identityOf } from './history.ts';
import { compacted, eventsOf, type KeyOf, logOf } from './orderLog.ts';

const SEEDS = Array.from({ length: 50 }, (_, seed) => seed);
const byOrder: KeyOf = (event) => event.subject;

/** What a group sees that reads 12 orders under duplicates and crashes. */
function read(seed: number, { keyOf = byOrder, habit = handleThenCommit as Habit, crash = 0.1 } = {}) {
  const rng = new Rng(seed);
  const events = eventsOf(12, rng);
  const log = logOf(events, keyOf, new FaultPlan(rng, { duplicate: 0.2 }));
  const history = new History();
  const faults = new FaultPlan(rng, { crash });
  readInGroup(log, { habit, handle: (event) => history.record(event), rng, faults });
  return { history, crashes: faults.crashes.length };
}

test('with the order id as key, every order is seen in sequence, through rebalances, duplicates and crashes', () => {
  for (const seed of SEEDS) {
    const { history } = read(seed);
    assert.equal(history.events, 48);
    assert.equal(history.inSequence, 12);
  }
});

test('with a random key, order is lost although nothing else is', () => {
  for (const seed of SEEDS) {
    const dice = new Rng(seed);
    const { history } = read(seed, { keyOf: () => String(dice.int(0, 999_999)) });
    assert.equal(history.events, 48);
    assert.ok(history.inSequence < 12, `seed ${seed}`);
  }
});

test('each crash after the commit loses one event', () => {
  for (const seed of SEEDS) {
    const events = eventsOf(12, new Rng(seed));
    const history = new History();
    const faults = new FaultPlan(new Rng(seed), { crash: 0.1 });
    readInGroup(logOf(events, byOrder), {
      habit: commitThenHandle,
      handle: (event) => history.record(event),
      rng: new Rng(seed),
      faults,
    });
    assert.equal(history.events, 48 - faults.crashes.length);
  }
});

test('source and id name an event, and every event of a flow shares its correlation id', () => {
  const events = eventsOf(12, new Rng(1));
  assert.equal(new Set(events.map(identityOf)).size, 48);
  assert.equal(new Set(events.map((event) => `${event.subject} ${event.correlationid}`)).size, 12);
});

test('compaction keeps the last event of a key and no history', () => {
  const kept = compacted(logOf(eventsOf(12, new Rng(1)), byOrder));
  assert.equal(kept.length, 12);
  assert.ok(kept.every((event) => event.type.includes('OrderCancelled')));
});

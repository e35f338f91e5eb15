import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reactions } from '../../../shop/choreographedFulfillment.ts';
import { findCycle } from '../../../shop/choreography.ts';
import { checkInvariants } from '../../../shop/invariants.ts';
import { undeclared } from './causation.ts';
import { calmDay, roughDay } from './runs.ts';

test('500 rough days: every order is settled, paid as owed, and no stock leaks', async () => {
  for (let seed = 1; seed <= 500; seed++) {
    const { shop } = await roughDay(seed);
    assert.deepEqual(checkInvariants(shop.world()), [], `seed ${seed}`);
    for (const { orderId, state, reserved } of shop.facts()) {
      assert.equal(reserved, state === 'APPROVED', `seed ${seed}: ${orderId} ${state}`);
    }
  }
});

test('the graph has no cycle', () => {
  assert.equal(findCycle(reactions), undefined);
});

test('nothing is caused that the table does not declare', async () => {
  for (let seed = 1; seed <= 30; seed++) {
    const { shop } = await roughDay(seed);
    const surprises = undeclared(shop.observations, reactions).filter(
      (each) => each !== 'DeadlinePassed → DeadlinePassed', // Guarded: only while the order is PENDING.
    );
    assert.deepEqual(surprises, [], `seed ${seed}`);
  }
});

test('every reaction is seen in some run: no dead rows', async () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= 60; seed++) {
    const { shop } = await roughDay(seed);
    for (const { kind, service, envelope } of shop.observations) {
      if (kind === 'handled') seen.add(`${service} ${envelope?.type.split('.').at(-2)}`);
    }
  }
  for (const { service, on } of reactions) {
    for (const event of on) assert.ok(seen.has(`${service} ${event}`), `${service} never saw ${event}`);
  }
});

test('the deadline is a question: an order without an answer is rejected, a paid one approved in the end', async () => {
  const overdue = await calmDay((shop) => shop.outage('inventory', 40_000));
  assert.deepEqual(
    overdue.facts().map(({ state, paid, reserved }) => ({ state, paid, reserved })),
    [{ state: 'REJECTED', paid: false, reserved: false }],
  );
  const late = await calmDay((shop) => shop.outage('shipping', 70_000));
  assert.equal(late.facts()[0]?.state, 'APPROVED');
});

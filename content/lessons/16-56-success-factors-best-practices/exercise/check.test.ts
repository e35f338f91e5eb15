import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CustomerId, canBecome, type OrderState } from '../../../shop/domain.ts';
import { subject } from '../../../shop/exercise.ts';
import { Crash } from '../../../shop/faultPlan.ts';
import { checkInvariants } from '../../../shop/invariants.ts';
import { Rng } from '../../../shop/rng.ts';

const { cached, cancel, isAlive, isReady, place, project } = await subject<typeof import('./solution.ts')>(
  import.meta.url,
);

const seeds = Array.from({ length: 20 }, (_, nth) => nth + 1);

test('I3: a customer who tries again gets one order', async () => {
  for (const seed of seeds) {
    const rng = new Rng(seed);
    const effects = new Map<string, string>();
    let keys = 0;
    const send = async (key: string) => {
      if (!effects.has(key)) effects.set(key, `ord-${effects.size + 1}`);
      if (rng.chance(0.5)) throw new Error('the answer is lost');
      return effects.get(key) as string;
    };
    for (let customer = 0; customer < 5; customer++) await place(send, () => `key-${++keys}`);
    assert.equal(effects.size, 5, `seed ${seed}: 5 customers wanted an order`);
  }
});

test('I5: a view that was killed anywhere equals its replay', () => {
  for (const seed of seeds) {
    const rng = new Rng(seed);
    const die = () => {
      if (rng.chance(0.2)) throw new Crash('commit');
    };
    const view = {
      revenue: 0,
      position: 0,
      commit(change: { revenue?: number; position?: number }) {
        die();
        Object.assign(this, change);
        die();
      },
    };
    const amounts = Array.from({ length: 10 }, () => rng.int(1, 9));
    for (let isDone = false; !isDone; ) {
      try {
        project(view, amounts);
        isDone = true;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      }
    }
    const replayed = amounts.reduce((total, amount) => total + amount, 0);
    const violations = checkInvariants({ views: [{ name: 'revenue', live: view.revenue, replayed }] });
    assert.deepEqual(violations, [], `seed ${seed}`);
  }
});

test('I2: a cancellation takes no path that an order does not have', () => {
  const states: OrderState[] = ['PENDING', 'APPROVED', 'REJECTED', 'CANCEL_PENDING', 'CANCELLED'];
  for (const state of states) {
    const next = cancel(state);
    assert.ok(next === undefined || canBecome(state, next), `${state} to ${next}`);
  }
  assert.equal(cancel('APPROVED'), 'CANCEL_PENDING');
});

test('a database outage takes traffic away and kills no process', () => {
  for (const seed of seeds) {
    const rng = new Rng(seed);
    for (let probe = 0; probe < 20; probe++) {
      const reachable = rng.chance(0.5);
      const health = { isResponsive: true, canReachDatabase: () => reachable };
      assert.equal(isAlive(health), true, `seed ${seed}: killed while the database was away`);
      assert.equal(isReady(health), reachable);
    }
  }
  assert.equal(isAlive({ isResponsive: false, canReachDatabase: () => true }), false);
});

test('I6: nobody gets the page of somebody else', () => {
  for (const seed of seeds) {
    const rng = new Rng(seed);
    const cache = new Map<string, string>();
    let loads = 0;
    const responses = Array.from({ length: 30 }, () => {
      const askedBy: CustomerId = `cus-${rng.int(1, 3)}`;
      const owner = cached(cache, '/v1/me/orders', askedBy, () => {
        loads++;
        return askedBy;
      });
      return { askedBy, owners: [owner as CustomerId] };
    });
    assert.deepEqual(checkInvariants({ responses }), [], `seed ${seed}`);
    assert.ok(loads <= 3, 'the cache has to go on working');
  }
});

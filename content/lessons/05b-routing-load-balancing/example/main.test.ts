import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leastRequest, twoChoices } from '../../../shop/balancer.ts';
import { capOf } from '../../../shop/hashRing.ts';
import { customers, getsCanary, refusal, winners } from './canary.ts';
import { endings, lostOrders } from './drain.ts';
import { allIll, balanced, never, oneIll } from './illHosts.ts';
import { anyHost, herd, maxLoads } from './loads.ts';
import { hosts, keys, loads, moved } from './placement.ts';

const SEEDS = Array.from({ length: 5 }, (_, seed) => seed);

test('routes do not depend on the order of their lines, and rivals are refused', () => {
  assert.deepEqual(winners(), ['/v1/orders/recent', '/v1/orders/recent']);
  assert.match(refusal(), /claim the same paths/);
});

test('a canary grows: nobody who has the new version falls back', () => {
  for (let percent = 1; percent <= 100; percent++) {
    const before = customers.filter((one) => getsCanary(one, percent - 1));
    assert.ok(before.every((one) => getsCanary(one, percent)));
  }
  assert.ok(customers.every((one) => getsCanary(one, 100) && !getsCanary(one, 0)));
});

test('two choices keep the busiest host far below a blind choice', () => {
  assert.ok(Math.max(...maxLoads(twoChoices, 20)) < Math.min(...maxLoads(anyHost, 20)));
});

test('with stale counts the least of all is a herd, two choices are not', () => {
  for (const seed of SEEDS) {
    assert.equal(
      herd(() => leastRequest, seed),
      100,
    );
    assert.ok(herd(twoChoices, seed) < 45);
  }
});

test('no host holds more than the cap, and all keys have a host', () => {
  for (const slack of [1, 5, 10, 25, 100]) {
    const bounded = loads(slack);
    assert.ok(Math.max(...bounded) <= capOf(keys.length, hosts.length, slack));
    assert.equal(
      bounded.reduce((sum, load) => sum + load, 0),
      keys.length,
    );
  }
  assert.ok(moved().ring < 250 && moved().modulo > 750);
});

test('ejection ends the failures of one host, and never takes more than one of ten', async () => {
  for (const seed of SEEDS) {
    const bare = await balanced(seed, { outliers: never, retries: false, isIll: oneIll });
    const ejecting = await balanced(seed, { outliers: {}, retries: false, isIll: oneIll });
    const retrying = await balanced(seed, { outliers: {}, retries: true, isIll: oneIll });
    const outage = await balanced(seed, { outliers: {}, retries: false, isIll: allIll });
    assert.ok(bare.failed > 100);
    assert.ok(ejecting.failed < 10);
    assert.equal(retrying.failed, 0);
    assert.equal(outage.resting, 1);
  }
});

test('a host that leaves discovery before it stops loses nothing', async () => {
  const lost = await Promise.all(Object.values(endings).map(lostOrders));
  assert.ok((lost[0] ?? 0) > (lost[1] ?? 0) && (lost[1] ?? 0) > 0);
  assert.equal(lost[2], 0);
});

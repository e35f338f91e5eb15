import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { Rng } from '../../../shop/rng.ts';

const { HostPool } = await subject<typeof import('./solution.ts')>(import.meta.url);

const hosts = Array.from({ length: 10 }, (_, nth) => `order-${nth}`);

test('herd: an idle host does not get everything until the next report', () => {
  for (let seed = 0; seed < 20; seed++) {
    const pool = new HostPool(hosts, new Rng(seed));
    const report = new Map(hosts.map((host, nth) => [host, nth === 0 ? 0 : 10]));
    const chosen = Array.from({ length: 100 }, () => pool.choose(report));
    const toIdle = chosen.filter((host) => host === 'order-0').length;
    assert.ok(toIdle < 45, `${toIdle} of 100 requests to one host`);
    assert.ok(toIdle > 5, 'the idle host gets more than nothing');
  }
});

test('a busy host gets less than the others', () => {
  const pool = new HostPool(hosts, new Rng(1));
  const report = new Map([['order-3', 50]]);
  const chosen = Array.from({ length: 1_000 }, () => pool.choose(report));
  assert.ok(chosen.filter((host) => host === 'order-3').length < 20);
});

test('total outage: when all fail, nine of ten go on taking requests', () => {
  const pool = new HostPool(hosts, new Rng(1));
  for (let nth = 0; nth < 1_000; nth++) {
    pool.report(hosts[nth % hosts.length] as string, false);
  }
  assert.equal(pool.usable().length, 9);
});

test('one host that fails is ejected, whatever the others do', () => {
  const pool = new HostPool(hosts, new Rng(1));
  for (let nth = 0; nth < 5; nth++) {
    pool.report('order-3', false);
    pool.report('order-4', true);
  }
  assert.deepEqual(
    pool.usable(),
    hosts.filter((host) => host !== 'order-3'),
  );
});

test('the only host is never ejected', () => {
  const pool = new HostPool(['order-0'], new Rng(1));
  for (let nth = 0; nth < 10; nth++) pool.report('order-0', false);
  assert.equal(pool.choose(new Map()), 'order-0');
});

import assert from 'node:assert/strict';
import { Rng } from '../../../content/shop/rng.ts';
import { NoHostError, TwoChoiceBalancer } from '../../../content/snippets/typescript/pb-lb-p2c.ts';
import { OutlierDetector } from '../../../content/snippets/typescript/pb-outlier.ts';
import { BoundedRing } from '../../../content/snippets/typescript/pb-ring-bounded.ts';

describe('pb-lb-p2c', () => {
  const hosts = Array.from({ length: 200 }, (_, index) => ({ address: `10.0.0.${index}` }));

  it('keeps the highest load far below that of random placement', async () => {
    const rng = new Rng(5);
    const balancer = new TwoChoiceBalancer(() => rng.next());
    const load = new Map<string, number>();
    const pending: (() => void)[] = [];
    const calls = hosts.map(() =>
      balancer.run(hosts, ({ address }) => {
        load.set(address, (load.get(address) ?? 0) + 1);
        return new Promise<void>((resolve) => pending.push(resolve));
      }),
    );
    for (const finish of pending) finish();
    await Promise.all(calls);
    assert.ok(Math.max(...load.values()) <= 3, String(Math.max(...load.values())));
  });

  it('avoids the busier of two hosts, and counts a failed call as over', async () => {
    const [one, other] = hosts.slice(0, 2) as [{ address: string }, { address: string }];
    const balancer = new TwoChoiceBalancer(() => 0);
    await assert.rejects(balancer.run([one, other], () => Promise.reject(new Error('down'))));
    const used: string[] = [];
    await balancer.run([one, other], async (first) => {
      used.push(first.address);
      await balancer.run([one, other], async (second) => used.push(second.address));
    });
    assert.deepEqual(used, [one.address, other.address]);
  });

  it('serves from a single host and says when there is none', async () => {
    const balancer = new TwoChoiceBalancer();
    assert.equal(await balancer.run(hosts.slice(0, 1), async ({ address }) => address), '10.0.0.0');
    await assert.rejects(
      balancer.run([], async () => 'called'),
      NoHostError,
    );
  });
});

describe('pb-ring-bounded', () => {
  const keys = Array.from({ length: 1_000 }, (_, index) => `key-${index}`);
  const hosts = ['a', 'b', 'c', 'd', 'e'];

  function place(ring: BoundedRing) {
    const loads = new Map<string, number>();
    const placement = keys.map((key, index) => {
      const host = ring.hostOf(key, (candidate) => loads.get(candidate) ?? 0, index);
      loads.set(host, (loads.get(host) ?? 0) + 1);
      return host;
    });
    return { placement, loads };
  }

  it('gives no host more than its cap', () => {
    const ring = new BoundedRing(hosts);
    assert.equal(ring.capacity(1_000), 220);
    const { loads } = place(ring);
    assert.ok(Math.max(...loads.values()) <= 220);
    assert.equal(loads.size, 5);
  });

  it('moves few keys when a host joins', () => {
    const before = place(new BoundedRing(hosts)).placement;
    const after = place(new BoundedRing([...hosts, 'f'])).placement;
    const moved = before.filter((host, index) => host !== after[index]).length;
    assert.ok(moved > 0 && moved < 400, String(moved));
  });

  it('places by the key alone while there is room', () => {
    const ring = new BoundedRing(hosts);
    const empty = () => 0;
    assert.equal(ring.hostOf('key-7', empty, 10), ring.hostOf('key-7', empty, 500));
  });
});

describe('pb-outlier', () => {
  const hosts = Array.from({ length: 20 }, (_, index) => `host-${index}`);

  it('rests a host that keeps failing, longer each time', () => {
    let now = 0;
    const detector = new OutlierDetector(() => now);
    const failFive = () => {
      for (let time = 0; time < 5; time++) detector.report('host-0', false, hosts);
    };
    failFive();
    assert.equal(detector.healthy(hosts).includes('host-0'), false);
    now += 30_000;
    assert.equal(detector.healthy(hosts).includes('host-0'), true);
    failFive();
    now += 30_000;
    assert.equal(detector.healthy(hosts).includes('host-0'), false);
  });

  it('counts failures in a row', () => {
    const detector = new OutlierDetector(() => 0);
    for (let time = 0; time < 20; time++) detector.report('host-0', time % 5 === 4, hosts);
    assert.deepEqual(detector.healthy(hosts), hosts);
  });

  it('stops at the cap when all hosts fail, and never ejects the only one', () => {
    const detector = new OutlierDetector(() => 0);
    for (let time = 0; time < 10; time++) for (const host of hosts) detector.report(host, false, hosts);
    assert.equal(detector.healthy(hosts).length, 18);
    for (let time = 0; time < 10; time++) detector.report('single', false, ['single']);
    assert.deepEqual(detector.healthy(['single']), ['single']);
  });
});

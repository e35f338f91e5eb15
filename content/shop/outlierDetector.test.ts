import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OutlierDetector } from './outlierDetector.ts';
import { Rng } from './rng.ts';
import { SimClock } from './simClock.ts';

const hostsOf = (count: number) => Array.from({ length: count }, (_, nth) => `order-${nth}`);

test('five failures in a row, not five in all', () => {
  const detector = new OutlierDetector({ clock: new SimClock() });
  const hosts = hostsOf(10);
  for (const succeeded of [false, false, false, false, true, false, false, false, false]) {
    detector.report('order-1', succeeded, hosts);
  }
  assert.equal(detector.healthy(hosts).length, 10);
  detector.report('order-1', false, hosts);
  assert.ok(!detector.healthy(hosts).includes('order-1'));
});

test('rests grow to a longest', async () => {
  const clock = new SimClock();
  const detector = new OutlierDetector({ clock });
  const hosts = hostsOf(10);
  for (let nth = 1; nth <= 12; nth++) {
    for (let failure = 0; failure < 8; failure++) detector.report('order-1', false, hosts);
    const restMs = Math.min(300_000, 30_000 * nth);
    await clock.runFor(restMs - 1);
    assert.equal(detector.healthy(hosts).length, 9, `rest ${nth}`);
    await clock.runFor(1);
    assert.equal(detector.healthy(hosts).length, 10, `rest ${nth}`);
  }
});

test('failures during a rest do not count after it', async () => {
  const clock = new SimClock();
  const detector = new OutlierDetector({ clock });
  const hosts = hostsOf(10);
  for (let failure = 0; failure < 5 + 4; failure++) detector.report('order-1', false, hosts);
  await clock.runFor(30_000);
  detector.report('order-1', false, hosts);
  assert.equal(detector.healthy(hosts).length, 10);
});

test('never more than the share rests, whatever fails', () => {
  for (let seed = 0; seed < 50; seed++) {
    const rng = new Rng(seed);
    const hosts = hostsOf(rng.int(1, 60));
    const detector = new OutlierDetector({ clock: new SimClock() });
    for (let nth = 0; nth < 2_000; nth++) detector.report(rng.pick(hosts), false, hosts);
    const resting = hosts.length - detector.healthy(hosts).length;
    assert.ok(resting <= (hosts.length === 1 ? 0 : Math.max(1, Math.floor(hosts.length / 10))));
    assert.ok(detector.healthy(hosts).length > 0);
  }
});

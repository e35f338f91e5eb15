import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capOf, HashRing } from './hashRing.ts';

const hosts = ['cache-1', 'cache-2', 'cache-3', 'cache-4', 'cache-5'];
const keys = Array.from({ length: 1_000 }, (_, nth) => `key-${nth}`);

test('a new host takes keys from the others, and moves none between them', () => {
  const before = new HashRing(hosts);
  const after = new HashRing([...hosts, 'cache-6']);
  for (const key of keys) {
    const host = after.hostOf(key);
    assert.ok(host === 'cache-6' || host === before.hostOf(key));
  }
});

test('a key goes on to the next host with room', () => {
  const ring = new HashRing(hosts);
  const first = ring.hostOf('key-1');
  const next = ring.hostOf('key-1', (host) => host !== first);
  assert.notEqual(next, first);
  assert.equal(ring.hostOf('key-1'), first);
  assert.throws(() => ring.hostOf('key-1', () => false), RangeError);
  assert.throws(() => new HashRing([]), RangeError);
});

test('the cap is exact', () => {
  assert.equal(capOf(1_000, 5, 10), 220);
  assert.equal(capOf(1_001, 5, 10), 221);
  assert.equal(capOf(1, 5, 10), 1);
});

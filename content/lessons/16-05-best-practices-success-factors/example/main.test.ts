import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drain } from '../../../shop/consume.ts';
import { orderId } from '../../../shop/domain.ts';
import { FaultPlan } from '../../../shop/faultPlan.ts';
import { MemLog } from '../../../shop/memLog.ts';
import { Rng } from '../../../shop/rng.ts';
import { Books } from './books.ts';
import { busiestShare, members } from './capacity.ts';
import { changes, gate, published } from './gate.ts';
import { outage } from './lag.ts';
import { message, type OrderMessage, stories } from './messages.ts';
import { Parking } from './parking.ts';
import { runWith } from './strategies.ts';

const ascending = (numbers: readonly number[]) => numbers.every((number, index) => number === index + 1);

test('parking per key loses nothing, keeps the order of every key and holds up no other', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const { waitingOrders, lost, books } = runWith('park per key, redrive in place', seed);
    assert.deepEqual([waitingOrders, lost], [1, 0], `seed ${seed}`);
    for (const [key, sequence] of books.sequences())
      assert.ok(ascending(sequence), `seed ${seed}: ${key} ${sequence}`);
  }
});

test('each of the other strategies fails in its own way', () => {
  for (let seed = 1; seed <= 30; seed++) {
    assert.ok(runWith('stop', seed).waitingOrders > 1, `seed ${seed}`);
    assert.equal(runWith('skip', seed).lost, 1, `seed ${seed}`);
    assert.ok(!ascending(runWith('park one, redrive to the tail', seed).poisoned), `seed ${seed}`);
  }
});

test('a consumer that dies anywhere, and producers that send twice, change nothing', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const rng = new Rng(seed);
    const faults = new FaultPlan(rng, { crash: 0.1, duplicate: 0.2 });
    const log = new MemLog<OrderMessage>({ faults });
    const set = stories(rng, 10);
    for (const each of set) log.append('orders', each.key, each);
    const books = new Books();
    const parking = new Parking(books);
    await drain(log.join('query', 'orders'), (each) => void parking.receive(each, 0), faults);
    assert.ok(faults.crashes.length > 0);
    assert.equal(books.count + parking.waiting(), set.length, `seed ${seed}`);
    books.understandsVouchers = true;
    assert.equal(parking.redrive(orderId(7)), 0);
    for (const [, sequence] of books.sequences()) assert.ok(ascending(sequence), `seed ${seed}`);
  }
});

test('a redrive stops at what still fails, and leaves the rest behind it', () => {
  const books = new Books();
  const parking = new Parking(books);
  const voucher = { total: { voucher: 'SPRING' } };
  for (const nth of [1, 2, 3]) parking.receive(message(orderId(1), nth, nth === 2 ? voucher : undefined), 0);
  assert.equal(parking.redrive(orderId(1)), 2);
  assert.deepEqual(books.sequences().get(orderId(1)), [1]);
});

test('the age of the parking place is that of its oldest message', () => {
  const parking = new Parking(new Books());
  assert.equal(parking.age(9_000), 0);
  parking.receive(message(orderId(1), 1, { total: { voucher: 'SPRING' } }), 1_000);
  parking.receive(message(orderId(1), 2), 5_000);
  assert.equal(parking.age(9_000), 8_000);
});

test('the gate lets through what both directions can bear', () => {
  const passed = changes.filter(([, proposed]) => {
    const { backward, forward } = gate(published, proposed);
    return backward.length + forward.length === 0;
  });
  assert.deepEqual(
    passed.map(([name]) => name),
    ['add optional channel', 'remove optional note'],
  );
});

test('an outage ends when the backlog is gone; headroom decides when', () => {
  const caughtUp = (service: number) =>
    (outage({ arrivals: 100, service, outage: 60 }).at(-1)?.second ?? 0) - 60;
  assert.deepEqual([200, 120, 105].map(caughtUp), [60, 300, 1_200]);
});

test('a group has no use for more members than partitions, nor more partitions for a hot key', () => {
  assert.deepEqual(members(12, 20), { busy: 12, idle: 8 });
  assert.ok(busiestShare(12, 0.3, 1) > 0.3 && busiestShare(48, 0.3, 1) > 0.3);
});

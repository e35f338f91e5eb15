import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderId } from '../../../shop/domain.ts';
import { checkInvariants } from '../../../shop/invariants.ts';
import { exposition } from '../../../shop/metrics.ts';
import { isOpen } from '../../../shop/saga.ts';
import type { SagaRecord } from '../../../shop/sagaOrchestrator.ts';
import { badMorning, INJECTED } from './badMorning.ts';
import type { OperatorAction } from './operator.ts';
import { fold, isOver } from './sagaLog.ts';
import { sagaMetrics } from './sagaMetrics.ts';
import { stuck } from './watchdog.ts';

const SEEDS = [1, 2, 3, 4, 5];
const [parcel, , money] = INJECTED;
assert.ok(parcel && money);

const action = (what: Pick<OperatorAction, 'action' | 'orderId' | 'seen'>): OperatorAction => ({
  ...what,
  operator: 'on-call',
  reason: 'test',
});

test('the watchdog finds the injected sagas, and no other', async () => {
  for (const seed of SEEDS) {
    const { shop, clock } = await badMorning(seed);
    await clock.runFor(60_000);
    assert.deepEqual(
      new Set(stuck(fold(shop.log()), clock.now()).map((saga) => saga.orderId)),
      new Set(INJECTED),
    );
  }
});

test('the log says what the table of sagas says', async () => {
  for (const seed of SEEDS) {
    const { shop } = await badMorning(seed);
    const told = fold(shop.log()).map((saga) => [saga.orderId, saga.phase, saga.awaiting]);
    const stored = shop
      .documents('order')
      .all<SagaRecord>('sagas')
      .map(({ orderId: id, state }) => [id, state.phase, isOpen(state) ? state.awaiting : undefined]);
    assert.deepEqual(told, stored);
  }
});

test('a restart changes no metric', async () => {
  const { shop, clock } = await badMorning(1);
  const scrape = () => exposition(Object.values(sagaMetrics(fold(shop.log()), clock.now())));
  const before = scrape();
  shop.restart('order');
  assert.equal(scrape(), before);
  assert.equal(shop.startedSinceRestart, 0);
});

test('a crash before the commit leaves neither saga nor log entry', async () => {
  const { shop } = await badMorning(1);
  const documents = shop.documents('order');
  const before = shop.log().length;
  assert.throws(() =>
    documents.transaction(() => {
      documents.put('sagas', 'ord-9999', { orderId: 'ord-9999', state: { phase: 'completed' }, attempt: 1 });
      throw new Error('dies here');
    }),
  );
  assert.equal(shop.log().length, before);
  assert.equal(documents.get('sagas', 'ord-9999'), undefined);
});

test('no label is an id, and the number of series has a limit', async () => {
  const { shop, clock } = await badMorning(1);
  const { count, oldest, duration } = sagaMetrics(fold(shop.log()), clock.now());
  assert.doesNotMatch(exposition([count, oldest, duration]), /ord-\d/);
  assert.ok(count.samples().length <= count.limit);
});

test('I1, I2, I4: after the console has acted and the services are back, every order is settled', async () => {
  for (const seed of SEEDS) {
    const { shop, clock } = await badMorning(seed);
    shop.shipByHand(parcel);
    shop.act(action({ action: 'resolve', orderId: parcel, seen: 'ScheduleShipment' }));
    shop.act(action({ action: 'compensate', orderId: money, seen: 'AuthorizePayment' }));
    shop.process('payment').start();
    shop.process('shipping').start();
    await clock.runUntilIdle();
    const sagas = fold(shop.log());
    assert.deepEqual(checkInvariants(shop.world()), []);
    assert.ok(sagas.every(isOver));
    assert.equal(sagas.find((saga) => saga.orderId === money)?.phase, 'compensated');
    assert.equal(sagas.find((saga) => saga.orderId === parcel)?.phase, 'completed');
  }
});

test('turning back begins with the step whose outcome is unknown', async () => {
  const { shop } = await badMorning(1);
  shop.act(action({ action: 'compensate', orderId: money, seen: 'AuthorizePayment' }));
  assert.equal(fold(shop.log()).find((saga) => saga.orderId === money)?.awaiting, 'VoidPayment');
});

test('what no longer fits is refused, and on record', async () => {
  const { shop } = await badMorning(1);
  const entries = shop.log().length;
  shop.act(action({ action: 'compensate', orderId: parcel, seen: 'ScheduleShipment' }));
  shop.act(action({ action: 'retry', orderId: parcel, seen: 'CapturePayment' }));
  shop.act(action({ action: 'resolve', orderId: money, seen: 'AuthorizePayment' }));
  shop.act(action({ action: 'retry', orderId: orderId(1), seen: 'ApproveOrder' }));
  assert.equal(shop.log().length, entries);
  assert.deepEqual(
    shop.audit().map(({ outcome }) => outcome.startsWith('refused')),
    [true, true, true, true],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderId, streamOf } from '../../../shop/domain.ts';
import { ConcurrencyError } from '../../../shop/eventStore.ts';
import { checkInvariants } from '../../../shop/invariants.ts';
import { handle } from './handler.ts';
import { foldAndPrint, LabelPrinter, printNew } from './labels.ts';
import { decide, fold, noOrder } from './order.ts';
import { handleByRestamping } from './restamp.ts';
import { approveOrder, openShop, placeOrder, rejectOrder, runDay } from './shopDay.ts';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);
const ROUGH = { delay: [2, 9], drop: 0.2 } as const;

test('exactly one of approval and rejection wins, whatever the network does', async () => {
  for (const seed of SEEDS) {
    const { races } = await runDay(seed, 30, ROUGH);
    for (const race of races) {
      assert.equal(race.filter((outcome) => 'version' in outcome).length, 1);
      assert.equal(race.filter((outcome) => 'refused' in outcome).length, 1);
    }
  }
});

test('the races are real: handlers conflict and answers get lost', async () => {
  const { races, lostAppends } = await runDay(1, 30, ROUGH);
  assert.ok(races.flat().some(({ conflicts }) => conflicts.length > 0));
  assert.ok(lostAppends > 0);
});

test('versions of a stream are contiguous, from 0', async () => {
  for (const seed of SEEDS) {
    const { store, streams } = await runDay(seed, 10, ROUGH);
    const all = await store.readAll();
    for (const stream of streams) {
      const versions = all.filter((stored) => stored.stream === stream).map(({ version }) => version);
      assert.deepEqual(versions, [0, 1]);
    }
  }
});

test('I5: a replay gives what the handlers hold in memory', async () => {
  for (const seed of SEEDS) {
    const { store, streams, memory } = await runDay(seed, 30, ROUGH);
    const views = await Promise.all(
      streams.map(async (name) => ({
        name,
        live: memory.get(name),
        replayed: fold((await store.load(name)).events),
      })),
    );
    assert.deepEqual(checkInvariants({ views }), []);
  }
});

test('the loser is told by the store and refused by its second decision', async () => {
  const { clock, store, remote } = openShop(5);
  await handle(store, 'place-1', placeOrder(1));
  const saga = handle(remote, 'approve-1', approveOrder(1));
  const deadline = handle(remote, 'reject-1', rejectOrder(1));
  await clock.runUntilIdle();
  assert.ok('version' in (await saga));
  assert.deepEqual(await deadline, {
    refused: 'order is APPROVED',
    conflicts: [new ConcurrencyError(streamOf.order(orderId(1)), 0, 1)],
  });
});

test('restamping stores both', async () => {
  const { clock, store, remote } = openShop(5);
  await handle(store, 'place-1', placeOrder(1));
  handleByRestamping(remote, 'approve-1', approveOrder(1));
  handleByRestamping(remote, 'reject-1', rejectOrder(1));
  await clock.runUntilIdle();
  const { events } = await store.load(streamOf.order(orderId(1)));
  assert.deepEqual(
    events.map(({ type }) => type),
    ['OrderPlaced', 'OrderApproved', 'OrderRejected'],
  );
});

test('decide is pure: asked twice, it says the same and changes nothing', () => {
  const order = Object.freeze(fold([]));
  assert.deepEqual(decide(order, placeOrder(1)), decide(order, placeOrder(1)));
  assert.deepEqual(order, noOrder);
});

test('a replay prints no label', async () => {
  const { store, streams, races } = await runDay(1, 30);
  const printer = new LabelPrinter();
  for (const outcome of races.flat()) if ('events' in outcome) printNew(outcome.events, printer);
  const approved = printer.printed;
  assert.ok(approved > 0);
  for (const stream of streams) fold((await store.load(stream)).events);
  assert.equal(printer.printed, approved);

  for (const stream of streams) foldAndPrint((await store.load(stream)).events, printer);
  assert.equal(printer.printed, 2 * approved, 'an effect in the fold comes again with every load');
});

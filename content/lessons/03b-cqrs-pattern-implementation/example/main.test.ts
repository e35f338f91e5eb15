import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderId } from '../../../shop/domain.ts';
import { checkInvariants } from '../../../shop/invariants.ts';
import type { Actor, Command } from './commands.ts';
import { orderDetails } from './orderDetails.ts';
import { badDay, onOrder, openShop, placedEvents, placeOrder, project, type Shop } from './run.ts';

/** Sends commands at the same moment and waits for all answers. */
async function together(shop: Shop, ...sent: [Command, Actor][]) {
  const pending = sent.map(([command, actor]) => shop.commands.dispatch(command, actor));
  await shop.clock.runUntilIdle();
  return Promise.all(pending);
}

/** The versions of each order as the outbox announces them, in its order. */
function announced({ commands }: Shop): Map<unknown, number[]> {
  const rows = commands.database
    .prepare(
      `SELECT envelope ->> 'subject' AS id, envelope ->> '$.data.version' AS version FROM outbox ORDER BY position`,
    )
    .all();
  const versions = new Map<unknown, number[]>();
  for (const { id, version } of rows) versions.set(id, [...(versions.get(id) ?? []), version as number]);
  return versions;
}

test('copies of a command have one effect and one outcome, through crashes and conflicts', async () => {
  for (let seed = 1; seed <= 15; seed++) {
    const shop = openShop(seed, { crash: 0.1 });
    const sent = await badDay(shop, 20);
    assert.ok(shop.faults.crashes.length > 0 && shop.commands.conflicts > 0, `seed ${seed} is too kind`);
    for (const { command, answers } of sent) {
      assert.deepEqual(answers[0], answers[1], `seed ${seed}: ${command.commandId}`);
    }
    const accepted = sent.flatMap(({ command, answers: [answer] }) =>
      command.type === 'PlaceOrder' && answer?.status === 'accepted' ? [command.orderId] : [],
    );
    assert.deepEqual(placedEvents(shop), new Map(accepted.map((id) => [id, 1])), `seed ${seed}`);
  }
});

test('every accepted command is one version of its order and one event', async () => {
  const shop = openShop(4, { crash: 0.1 });
  const sent = await badDay(shop, 40);
  const accepted = Map.groupBy(
    sent.filter(({ answers }) => answers[0]?.status === 'accepted'),
    ({ command }) => command.orderId,
  );
  for (const [id, versions] of announced(shop)) {
    assert.deepEqual(
      versions,
      Array.from({ length: accepted.get(id as never)?.length ?? 0 }, (_, index) => index + 1),
    );
  }
});

test('the loser of a race is decided again, with the state it lost to', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const shop = openShop(seed);
    await together(shop, [placeOrder(1), 'cus-1']);
    const [approved, again] = await together(
      shop,
      [onOrder('ApproveOrder', 1), 'saga'],
      [{ ...onOrder('ApproveOrder', 1), commandId: 'another' }, 'saga'],
    );
    const outcomes = [approved, again].map((outcome) => outcome?.status).sort();
    assert.deepEqual(outcomes, ['accepted', 'rejected'], `seed ${seed}`);
  }
});

test('a coupon is used once, however close two orders are', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const shop = openShop(seed);
    const outcomes = await together(
      shop,
      [placeOrder(1, { coupon: 'SPRING' }), 'cus-1'],
      [placeOrder(2, { coupon: 'SPRING' }), 'cus-1'],
    );
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['accepted', 'rejected'], `seed ${seed}`);
  }
});

test('a rejected order does not use up its coupon', async () => {
  const shop = openShop(1);
  const items = [{ sku: 'SKU-SOFA', quantity: 1 }] as const;
  const [rejected] = await together(shop, [placeOrder(1, { items, coupon: 'SPRING' }), 'cus-1']);
  const [accepted] = await together(shop, [placeOrder(2, { coupon: 'SPRING' }), 'cus-1']);
  assert.deepEqual([rejected?.status, accepted?.status], ['rejected', 'accepted']);
});

test('a malformed command is not remembered: corrected, it may come again under the same id', async () => {
  const shop = openShop(1);
  const [malformed] = await together(shop, [placeOrder(1, { items: [] }), 'cus-1']);
  const [corrected] = await together(shop, [placeOrder(1), 'cus-1']);
  assert.deepEqual([malformed?.status, corrected?.status], ['malformed', 'accepted']);
});

test('a stranger learns neither that an order exists nor what was answered about it', async () => {
  const shop = openShop(1);
  await together(shop, [placeOrder(1), 'cus-1']);
  const [stolen, other] = await together(
    shop,
    [{ ...placeOrder(1), type: 'CancelOrder' } as Command, 'cus-2'],
    [placeOrder(1, { orderId: orderId(2) }), 'cus-2'],
  );
  assert.deepEqual(stolen, { status: 'not-found' });
  assert.deepEqual(other, { status: 'accepted', orderId: orderId(2), version: 1 });
  void project(shop, shop.clock.elapsed() + 1);
  const read = orderDetails({ orderId: orderId(1), minVersion: 1 }, 'cus-2', shop);
  await shop.clock.runUntilIdle();
  assert.deepEqual(await read, { stale: true });
});

test('a read with minVersion waits for the view, 200 ms at most, and then says that it is stale', async () => {
  const shop = openShop(1);
  await together(shop, [placeOrder(1), 'cus-1']);
  const asked = shop.clock.now();
  const late = orderDetails({ orderId: orderId(1), minVersion: 1 }, 'cus-1', shop);
  await shop.clock.runUntilIdle();
  assert.deepEqual([await late, shop.clock.now() - asked], [{ stale: true }, 200]);

  const waiting = orderDetails({ orderId: orderId(1), minVersion: 1 }, 'cus-1', shop);
  shop.clock.after(90, () => project(shop, shop.clock.elapsed() + 1));
  await shop.clock.runUntilIdle();
  const { order, stale } = await waiting;
  assert.deepEqual([order?.version, stale], [1, false]);
});

test('drained, the view equals the orders it was fed from (I5)', async () => {
  const shop = openShop(2, { crash: 0.05 });
  void project(shop, 3_000);
  await badDay(shop, 40);
  void project(shop, shop.clock.elapsed() + 1);
  await shop.clock.runUntilIdle();
  const stored = shop.commands.database
    .prepare('SELECT id AS orderId, state, version FROM orders ORDER BY id')
    .all();
  const live = shop.view.rows().map(({ orderId: id, state, version }) => ({ orderId: id, state, version }));
  assert.deepEqual(checkInvariants({ views: [{ name: 'order_details', live, replayed: stored }] }), []);
});

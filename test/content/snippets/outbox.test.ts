import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { FaultPlan, survive } from '../../../content/shop/faultPlan.ts';
import { Rng } from '../../../content/shop/rng.ts';
import {
  type OutboxMessage,
  relayBatch,
  runRelay,
} from '../../../content/snippets/typescript/pb-outbox-relay.ts';
import { enqueue, outboxTable } from '../../../content/snippets/typescript/pb-outbox-table.ts';
import { Postgres } from './postgres.ts';

const tables = `CREATE TABLE orders (order_id text, version integer); ${outboxTable}`;

/** Writes a change of an order and its message, each of the same order after the other. */
function write(database: Postgres, orderId: string, version: number): Promise<void> {
  const message = { id: randomUUID(), orderId, type: 'OrderChanged', payload: { orderId, version } };
  return database.inTransaction(async (transaction) => {
    await transaction.query('INSERT INTO orders VALUES ($1, $2)', [orderId, version]);
    await enqueue(transaction, message);
  });
}

describe('pb-outbox-table and pb-outbox-relay', function () {
  this.timeout(60_000);
  let database: Postgres;

  beforeEach(async () => {
    database = await Postgres.open(tables);
  });

  it('publishes every committed change, no other, in the order of each key, however often the process dies', async () => {
    const faults = new FaultPlan(new Rng(7), { crash: 0.15 });
    const published: OutboxMessage[] = [];
    const publish = async (message: OutboxMessage) => {
      faults.reach('before-publish');
      published.push(message);
      faults.reach('after-publish');
    };
    database.under(faults);
    for (let version = 1; version <= 20; version++) {
      for (const orderId of ['ord-1001', 'ord-1002'])
        await write(database, orderId, version).catch(() => undefined);
      // Now and then, so that messages of one key wait together.
      if (version % 5 === 0) await survive(() => relayBatch(database, publish, 3));
    }
    faults.stop();
    while ((await relayBatch(database, publish)) > 0);

    const firstDeliveries = [
      ...new Map(published.toReversed().map((message) => [message.id, message])).values(),
    ]
      .toReversed()
      .map(({ payload }) => payload as { orderId: string; version: number });
    for (const orderId of ['ord-1001', 'ord-1002']) {
      const committed = await database.rows(
        `SELECT version FROM orders WHERE order_id = '${orderId}' ORDER BY version`,
      );
      assert.deepEqual(
        firstDeliveries.filter((change) => change.orderId === orderId).map(({ version }) => version),
        committed.map(({ version }) => version),
      );
    }
    assert.ok(published.length > firstDeliveries.length, 'some were published twice');
    assert.ok(firstDeliveries.length < 40, 'some were rolled back');
  });

  it('runs until it is told to stop', async () => {
    const stop = new AbortController();
    const published: OutboxMessage[] = [];
    await write(database, 'ord-1001', 1);
    await runRelay(
      database,
      async (message) => {
        published.push(message);
        stop.abort();
      },
      stop.signal,
    );
    assert.deepEqual(
      published.map(({ key, type, payload }) => ({ key, type, payload })),
      [{ key: 'ord-1001', type: 'OrderChanged', payload: { orderId: 'ord-1001', version: 1 } }],
    );
  });
});

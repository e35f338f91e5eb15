import assert from 'node:assert/strict';
import { FaultPlan, survive } from '../../../content/shop/faultPlan.ts';
import { Rng } from '../../../content/shop/rng.ts';
import {
  consume,
  consumeBatch,
  type Partition,
} from '../../../content/snippets/typescript/pb-consume-loop.ts';
import { handleOnce, inboxTable } from '../../../content/snippets/typescript/pb-consumer-inbox.ts';
import {
  handleOrPark,
  type Message,
  parkedMessageTable,
  redrive,
  type Transaction,
} from '../../../content/snippets/typescript/pb-dlq-parking.ts';
import { orderEnvelope } from '../../../content/snippets/typescript/pb-envelope.ts';
import { publishOrderEvent } from '../../../content/snippets/typescript/pb-publish.ts';
import {
  applyStockChanged,
  stockReplicaTable,
} from '../../../content/snippets/typescript/pb-replica-upsert.ts';
import { Postgres } from './postgres.ts';

describe('pb-envelope', () => {
  const facts = {
    id: 'evt-1',
    name: 'OrderPlaced',
    version: 1,
    orderId: 'ord-1001',
    time: new Date('2026-01-05T09:00:00Z'),
    data: { total: 45_000 },
  };

  it('has the attributes of CloudEvents, with extension names as it allows them', () => {
    const envelope = orderEnvelope(facts);
    assert.equal(envelope.type, 'com.example.shop.OrderPlaced.v1');
    assert.equal(envelope.time, '2026-01-05T09:00:00.000Z');
    for (const name of Object.keys(envelope)) assert.match(name, /^[a-z0-9]+$/);
    assert.deepEqual([envelope.correlationid, envelope.causationid], ['evt-1', 'evt-1']);
  });

  it('carries correlation and cause on', () => {
    const first = orderEnvelope(facts);
    const second = orderEnvelope({ ...facts, id: 'evt-2' }, first);
    const third = orderEnvelope({ ...facts, id: 'evt-3' }, second);
    assert.deepEqual([third.correlationid, third.causationid], ['evt-1', 'evt-2']);
  });
});

describe('pb-publish', () => {
  it('publishes what is public, under the same id each time, and nothing internal', async () => {
    const sent: unknown[] = [];
    const outbox = { enqueue: async (message: unknown) => void sent.push(message) };
    const placed = { type: 'OrderPlaced', customerId: 'cus-1', total: 45_000, riskScore: 7 } as const;
    await publishOrderEvent(outbox, '1001', 0, placed);
    await publishOrderEvent(outbox, '1001', 1, { type: 'OrderNoteAdded', note: 'call back' });
    await publishOrderEvent(outbox, '1001', 0, placed);
    const message = {
      id: 'order-1001/0',
      key: '1001',
      event: { type: 'OrderPlaced.v1', orderId: '1001', customerId: 'cus-1', total: 45_000 },
    };
    assert.deepEqual(sent, [message, message]);
  });
});

describe('pb-consume-loop', () => {
  const log = Array.from({ length: 20 }, (_, offset) => ({ offset, key: 'ord-1001', value: offset }));
  const partitionUnder = (faults: FaultPlan) => {
    let committed = 0;
    return {
      poll: async (limit: number) => log.slice(committed, committed + limit),
      commit: async (nextOffset: number) => {
        faults.reach('before-commit');
        committed = nextOffset;
        faults.reach('after-commit');
      },
    } satisfies Partition;
  };

  it('loses nothing and keeps the order, however often the process dies', async () => {
    for (let seed = 1; seed <= 50; seed++) {
      const faults = new FaultPlan(new Rng(seed), { crash: 0.2 });
      const partition = partitionUnder(faults);
      const handled: number[] = [];
      const handle = async ({ offset }: { offset: number }) => {
        faults.reach('handle');
        handled.push(offset);
      };
      await survive(async () => {
        while ((await consumeBatch(partition, handle, 4)) > 0);
      });
      assert.deepEqual(
        [...new Set(handled)],
        log.map(({ offset }) => offset),
      );
    }
  });

  it('finishes its batch when it is told to stop', async () => {
    const stop = new AbortController();
    const partition = partitionUnder(new FaultPlan(new Rng(1)));
    await consume(partition, async () => stop.abort(), stop.signal, 5);
    assert.equal((await partition.poll(1))[0]?.offset, 5);
  });
});

describe('pb-consumer-inbox', function () {
  this.timeout(20_000);

  it('has one effect a message, however often it comes and the process dies', async () => {
    const database = await Postgres.open(`CREATE TABLE payments (order_id text); ${inboxTable}`);
    const faults = new FaultPlan(new Rng(11), { crash: 0.3 });
    database.under(faults);
    const deliver = (id: string) =>
      survive(() =>
        handleOnce(
          database.inTransaction,
          'payment',
          { id, orderId: `ord-${id}`, type: 'StockReserved', data: {} },
          async (transaction, { orderId }) => {
            await transaction.query('INSERT INTO payments VALUES ($1)', [orderId]);
            faults.reach('after-effect');
          },
        ),
      );
    const deliveries = new Rng(12).shuffle(['1', '2', '3', '1', '2', '3', '1']);
    await Promise.all(deliveries.map(deliver));
    assert.equal(await deliver('1'), false);
    const paid = await database.rows('SELECT order_id FROM payments ORDER BY order_id');
    assert.deepEqual(
      paid.map(({ order_id }) => order_id),
      ['ord-1', 'ord-2', 'ord-3'],
    );
  });
});

describe('pb-dlq-parking', function () {
  this.timeout(20_000);
  let database: Postgres;
  let poison: Set<string>;

  beforeEach(async () => {
    database = await Postgres.open(
      `CREATE TABLE handled (seq serial, id text PRIMARY KEY, key text); ${parkedMessageTable}`,
    );
    poison = new Set(['a2']);
  });

  const handle = async (transaction: Transaction, { id, key }: Message) => {
    await transaction.query('INSERT INTO handled (id, key) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      id,
      key,
    ]);
    if (poison.has(id)) throw new Error('poison');
  };
  const isPoison = (error: unknown) => error instanceof Error && error.message === 'poison';
  const deliver = (id: string) =>
    survive(() =>
      handleOrPark(database.inTransaction, { id, key: id.charAt(0), value: { id } }, handle, isPoison),
    );
  const handled = async (key: string) =>
    (await database.rows(`SELECT id FROM handled WHERE key = '${key}' ORDER BY seq`)).map(({ id }) => id);

  it('parks the key of a poison message, lets others go on, and redrives in order', async () => {
    database.under(new FaultPlan(new Rng(4), { crash: 0.2 }));
    for (const id of ['a1', 'b1', 'a2', 'a3', 'b2', 'a2', 'a4', 'b3']) await deliver(id);
    assert.deepEqual(await handled('a'), ['a1']);
    assert.deepEqual(await handled('b'), ['b1', 'b2', 'b3']);

    const again = () => survive(() => redrive(database.inTransaction, 'a', handle, isPoison));
    assert.equal(await again(), 3);
    poison.clear();
    assert.equal(await again(), 0);
    assert.deepEqual(await handled('a'), ['a1', 'a2', 'a3', 'a4']);
    assert.equal(await deliver('a5'), 'handled');
  });

  it('parks nothing for an error that may pass', async () => {
    const message = { id: 'a1', key: 'a', value: {} };
    const lost = () => Promise.reject(new Error('connection lost'));
    await assert.rejects(handleOrPark(database.inTransaction, message, lost, isPoison), /connection lost/);
    assert.deepEqual(await database.rows('SELECT * FROM parked_message'), []);
  });
});

describe('pb-replica-upsert', function () {
  this.timeout(20_000);

  it("converges to the owner's value in any order, with repetitions", async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const database = await Postgres.open(stockReplicaTable);
      const rng = new Rng(seed);
      const events = Array.from({ length: 8 }, (_, version) => ({
        sku: 'SKU-BOOK',
        available: rng.int(0, 9),
        version,
      }));
      for (const event of rng.shuffle([...events, ...events])) await applyStockChanged(database, event);
      assert.deepEqual(await database.rows('SELECT * FROM stock_replica'), [
        { sku: 'SKU-BOOK', available: events[7]?.available, version: 7 },
      ]);
    }
  });
});

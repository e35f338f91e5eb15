import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { FaultPlan, survive } from '../../../content/shop/faultPlan.ts';
import { Rng } from '../../../content/shop/rng.ts';
import {
  ConcurrencyError as AppendConflict,
  execute,
  type Recorded,
} from '../../../content/snippets/typescript/pb-append-retry.ts';
import { open, seal } from '../../../content/snippets/typescript/pb-crypto-shred.ts';
import {
  emptyOrderList,
  type OrderEvent,
  openOrders,
  placeOrder,
  project,
} from '../../../content/snippets/typescript/pb-es-slice.ts';
import {
  append,
  ConcurrencyError,
  eventTable,
  type NewEvent,
  readStream,
} from '../../../content/snippets/typescript/pb-event-store.ts';
import { rebuildOrderHistory } from '../../../content/snippets/typescript/pb-rebuild.ts';
import * as safeCursor from '../../../content/snippets/typescript/pb-safe-cursor.ts';
import { loadOrder, type OrderSnapshot } from '../../../content/snippets/typescript/pb-snapshot.ts';
import { upcast } from '../../../content/snippets/typescript/pb-upcaster.ts';
import { Postgres } from './postgres.ts';

describe('pb-event-store', function () {
  this.timeout(20_000);
  let database: Postgres;
  const event = (type: string): NewEvent => ({ id: randomUUID(), type, data: { type } });
  const types = async (stream: string) =>
    (await database.inTransaction((transaction) => readStream(transaction, stream))).map(({ type }) => type);

  beforeEach(async () => {
    database = await Postgres.open(eventTable);
  });

  it('lets one of two writers win and tells the other where the stream is', async () => {
    await append(database.inTransaction, 'order-1001', [event('OrderPlaced')], -1);
    const results = await Promise.allSettled([
      append(database.inTransaction, 'order-1001', [event('OrderApproved')], 0),
      append(database.inTransaction, 'order-1001', [event('OrderRejected')], 0),
    ]);
    assert.deepEqual(results[0], { status: 'fulfilled', value: 1 });
    const { reason } = results[1] as PromiseRejectedResult;
    assert.ok(reason instanceof ConcurrencyError && reason.actualVersion === 1, String(reason));
    assert.deepEqual(await types('order-1001'), ['OrderPlaced', 'OrderApproved']);
  });

  it('appends once, however often the process dies and the append is repeated', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      database.under(new FaultPlan(new Rng(seed), { crash: 0.4 }));
      const stream = `order-${seed}`;
      const events = [event('OrderPlaced'), event('OrderApproved')];
      for (let time = 0; time < 3; time++) {
        assert.equal(await survive(() => append(database.inTransaction, stream, events, -1)), 1);
      }
      database.under(new FaultPlan(new Rng(seed)));
      assert.deepEqual(await types(stream), ['OrderPlaced', 'OrderApproved']);
    }
  });

  it('keeps the versions of a stream without gaps, in the table itself', async () => {
    const stale = append(database.inTransaction, 'order-1001', [event('OrderApproved')], 4);
    await assert.rejects(stale, { name: 'ConcurrencyError', actualVersion: -1 });
    await assert.rejects(append(database.inTransaction, 'order-1001', [event('OrderApproved')], -2));
  });
});

describe('pb-append-retry', () => {
  type Event = 'reserved' | 'released';
  const decider = {
    initial: 2,
    evolve: (free: number, event: Event) => (event === 'reserved' ? free - 1 : free + 1),
    decide: (free: number, command: 'reserve' | 'nothing') =>
      command === 'nothing'
        ? { events: [] }
        : free > 0
          ? { events: ['reserved' as Event] }
          : { refused: 'OutOfStock' as const },
  };

  class Store {
    readonly #faults: FaultPlan;
    stream: Recorded<Event>[] = [];

    constructor(faults: FaultPlan) {
      this.#faults = faults;
    }

    async read(stream: string): Promise<readonly Recorded<Event>[]> {
      assert.equal(stream, 'order-1001');
      return [...this.stream];
    }

    async append(_: string, events: readonly Recorded<Event>[], expectedVersion: number): Promise<void> {
      this.#faults.reach('before-append');
      if (this.stream.length - 1 !== expectedVersion) throw new AppendConflict();
      this.stream.push(...events);
      this.#faults.reach('after-append');
    }
  }

  it('decides again on a conflict and has one effect a command', async () => {
    for (let seed = 1; seed <= 100; seed++) {
      const store = new Store(new FaultPlan(new Rng(seed), { crash: 0.3 }));
      const send = (commandId: string) =>
        survive(() => execute(store, decider, '1001', commandId, 'reserve')).then((outcome) =>
          JSON.stringify(outcome),
        );
      const [one, two, oneAgain, three] = await Promise.all(['a', 'b', 'a', 'c'].map(send));
      assert.equal(one, oneAgain);
      assert.equal(store.stream.length, 2, 'no oversell');
      assert.equal([one, two, three].filter((outcome) => outcome === '{"refused":"OutOfStock"}').length, 1);
    }
  });

  it('appends nothing where nothing happens, and gives up where others are always first', async () => {
    const store = new Store(new FaultPlan(new Rng(1)));
    assert.deepEqual(await execute(store, decider, '1001', 'a', 'nothing'), { version: -1 });
    let attempts = 0;
    const busy = {
      read: async () => [],
      append: async () => {
        attempts++;
        throw new AppendConflict();
      },
    };
    await assert.rejects(execute(busy, decider, '1001', 'a', 'reserve'), AppendConflict);
    assert.equal(attempts, 5);
  });
});

describe('pb-es-slice', () => {
  const log: { stream: string; event: OrderEvent }[] = [];
  const store = {
    read: async (stream: string) =>
      log.filter((stored) => stored.stream === stream).map(({ event }) => event),
    append: async (stream: string, events: readonly OrderEvent[], expectedVersion: number) => {
      if ((await store.read(stream)).length - 1 !== expectedVersion) throw new Error('conflict');
      log.push(...events.map((event) => ({ stream, event })));
      return log.length - 1;
    },
    readAll: async (after: number) =>
      log.map(({ event }, position) => ({ position, event })).filter(({ position }) => position > after),
  };

  it('shows what was placed, and a rebuild shows the same', async () => {
    assert.deepEqual(await placeOrder(store, '1001', 'cus-1'), { position: 0 });
    let live = await project(store, emptyOrderList);
    assert.deepEqual(await placeOrder(store, '1002', 'cus-1'), { position: 1 });
    assert.deepEqual(await placeOrder(store, '1001', 'cus-2'), { refused: 'AlreadyExists' });
    assert.deepEqual(openOrders(live, 'cus-1'), { orders: ['1001'], position: 0 });

    await store.append('order-1001', [{ type: 'OrderCancelled', orderId: '1001' }], 0);
    const before = live;
    live = await project(store, await project(store, live));
    assert.deepEqual(openOrders(live, 'cus-1'), { orders: ['1002'], position: 2 });
    assert.deepEqual(openOrders(before, 'cus-1').orders, ['1001'], 'the old view is left as it was');
    assert.deepEqual(live, await project(store, emptyOrderList));
  });
});

describe('pb-upcaster', () => {
  const newest = { customerId: 'cus-1', total: { amount: 45_000, currency: 'KRW' }, channel: 'unknown' };

  it('brings every version to the newest and changes nothing that is stored', () => {
    const stored = Object.freeze({
      type: 'OrderPlaced',
      version: 1,
      data: Object.freeze({ customerId: 'cus-1', total: 45_000 }),
    });
    assert.deepEqual(upcast(stored), { type: 'OrderPlaced', version: 3, data: newest });
    assert.deepEqual(upcast({ ...stored, version: 3, data: newest }).data, newest);
    assert.deepEqual(upcast({ type: 'OrderApproved', version: 1, data: {} }).version, 1);
  });

  it('stops at an event that is newer than the program', () => {
    assert.throws(() => upcast({ type: 'OrderPlaced', version: 4, data: {} }), RangeError);
    assert.throws(() => upcast({ type: 'OrderApproved', version: 2, data: {} }), RangeError);
  });
});

describe('pb-snapshot', () => {
  const events = Array.from({ length: 250 }, (_, index) => index);
  const sum = (state: number, event: number) => state + event;
  const world = () => {
    const saved = new Map<string, OrderSnapshot<number>>();
    const reads: number[] = [];
    return {
      saved,
      reads,
      streams: {
        read: async (_: string, from: number) => {
          reads.push(events.length - from);
          return events.slice(from);
        },
      },
      snapshots: {
        load: async (orderId: string) => saved.get(orderId),
        save: async (orderId: string, snapshot: OrderSnapshot<number>) => void saved.set(orderId, snapshot),
      },
    };
  };

  it('gives what a replay gives, from fewer events', async () => {
    const { streams, snapshots, reads } = world();
    const replayed = { state: (250 * 249) / 2, version: 249 };
    assert.deepEqual(await loadOrder(streams, snapshots, '1001', 0, sum), replayed);
    assert.deepEqual(await loadOrder(streams, snapshots, '1001', 0, sum), replayed);
    assert.deepEqual(reads, [250, 0]);
  });

  it('ignores a snapshot of another fold', async () => {
    const { streams, snapshots, saved } = world();
    saved.set('1001', { foldVersion: 0, eventCount: 250, state: -1 });
    assert.equal((await loadOrder(streams, snapshots, '1001', 0, sum)).state, (250 * 249) / 2);
    assert.equal(saved.get('1001')?.foldVersion, 1);
  });
});

describe('pb-crypto-shred', () => {
  const store = new Map<string, Uint8Array | 'destroyed'>();
  const keys = {
    find: async (customerId: string, create: boolean) => {
      if (create && !store.has(customerId)) store.set(customerId, randomBytes(32));
      const key = store.get(customerId);
      return key === 'destroyed' ? undefined : key;
    },
    destroy: async (customerId: string) => void store.set(customerId, 'destroyed'),
  };

  it('opens what was sealed until the key is destroyed', async () => {
    const sealed = await seal(keys, 'cus-1', { name: '김서연' });
    assert.ok(!JSON.stringify(sealed).includes('김서연'));
    assert.notEqual((await seal(keys, 'cus-1', { name: '김서연' })).sealed, sealed.sealed);
    assert.deepEqual(await open(keys, sealed), { name: '김서연' });
    await keys.destroy('cus-1');
    assert.equal(await open(keys, sealed), undefined);
    await assert.rejects(seal(keys, 'cus-1', {}), /was erased/);
  });

  it('refuses what was changed or moved to another customer', async () => {
    const sealed = await seal(keys, 'cus-2', { name: 'Lee' });
    const bytes = Buffer.from(sealed.sealed, 'base64');
    bytes.writeUInt8(bytes.readUInt8(30) ^ 1, 30);
    await assert.rejects(open(keys, { ...sealed, sealed: bytes.toString('base64') }));
    store.set('cus-3', store.get('cus-2') as Uint8Array);
    await assert.rejects(open(keys, { ...sealed, customerId: 'cus-3' }));
  });
});

describe('pb-rebuild', () => {
  it('switches over when the new build has caught up, and resumes after a crash', async () => {
    for (let seed = 1; seed <= 30; seed++) {
      const faults = new FaultPlan(new Rng(seed), { crash: 0.2 });
      let head = 1_000;
      let position = 0;
      let active = 'order_history_v1';
      const build = {
        name: 'order_history_v2',
        advance: async () => {
          faults.reach('advance');
          head += 5;
          position = Math.min(head, position + 60);
          return position;
        },
      };
      const deps = {
        head: async () => head,
        activeBuild: async () => active,
        activate: async (name: string) => {
          assert.ok(head - position <= 100, 'readers see no big step back');
          active = name;
          faults.reach('activated');
        },
      };
      await survive(() => rebuildOrderHistory(build, deps));
      assert.equal(active, 'order_history_v2');
    }
  });

  it('says when it is stuck', async () => {
    const build = { name: 'v2', advance: async () => 7 };
    const deps = {
      head: async () => 1_000,
      activeBuild: async () => 'v1',
      activate: () => assert.fail('activated'),
    };
    await assert.rejects(rebuildOrderHistory(build, deps), /stuck at position 7/);
  });
});

describe('pb-safe-cursor', function () {
  this.timeout(20_000);

  it('sees an event whose transaction committed after one with a greater position', async () => {
    const database = await Postgres.open(safeCursor.eventTable);
    const insert = (position: number, transactionId: string, type: string) =>
      database.rows(
        `INSERT INTO event OVERRIDING SYSTEM VALUE VALUES (${position}, ${transactionId}, '${type}', '{}')`,
      );
    const read = (cursor: safeCursor.Cursor, limit?: number) =>
      database.inTransaction((transaction) => safeCursor.readAfter(transaction, cursor, limit));

    // One connection cannot have two transactions, so their ids are written down: "41" is drawn first, committed last.
    await insert(42, "'7'::xid8", '42');
    await insert(43, "'7'::xid8", '43');
    const first = await read(safeCursor.start, 1);
    assert.deepEqual(
      first.map(({ type }) => type),
      ['42'],
    );
    await insert(41, "'8'::xid8", '41');
    const rest = await read(first[0]?.cursor ?? safeCursor.start);
    assert.deepEqual(
      rest.map(({ type }) => type),
      ['43', '41'],
    );
    assert.deepEqual(await read(rest[1]?.cursor ?? safeCursor.start), []);
  });

  it('stops before a transaction that may still write', async () => {
    const database = await Postgres.open(safeCursor.eventTable);
    const count = await database.inTransaction(async (transaction) => {
      await transaction.query("INSERT INTO event (type, data) VALUES ('own', '{}')");
      return (await safeCursor.readAfter(transaction, safeCursor.start)).length;
    });
    assert.equal(count, 0);
    const events = await database.inTransaction((transaction) =>
      safeCursor.readAfter(transaction, safeCursor.start),
    );
    assert.equal(events.length, 1);
  });
});

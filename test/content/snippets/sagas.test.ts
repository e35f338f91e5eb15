import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FaultPlan, survive } from '../../../content/shop/faultPlan.ts';
import { Rng } from '../../../content/shop/rng.ts';
import { joinOrderEvents, orderJoinTable } from '../../../content/snippets/typescript/pb-event-join.ts';
import {
  type Event,
  type InTransaction,
  type NewEvent,
  react,
} from '../../../content/snippets/typescript/pb-reaction.ts';
import * as ledger from '../../../content/snippets/typescript/pb-reservation-ledger.ts';
import {
  compensationsFor,
  forwardCommands,
  orderFulfillment,
} from '../../../content/snippets/typescript/pb-saga-def.ts';
import { sagaMetrics, sagaTable } from '../../../content/snippets/typescript/pb-saga-metrics.ts';
import {
  initialOrderFulfillment,
  isFinal,
  next,
  type OrderFulfillmentAnswer,
} from '../../../content/snippets/typescript/pb-saga-state.ts';
import {
  cancelTimer,
  fireNext,
  sagaTimerTable,
  setTimer,
} from '../../../content/snippets/typescript/pb-saga-timer.ts';
import { lockOrder, orderTable, unlockOrder } from '../../../content/snippets/typescript/pb-semantic-lock.ts';
import { release, reservationTable, reserve } from '../../../content/snippets/typescript/pb-tombstone.ts';
import {
  operate,
  operatorActionTable,
  stuckSagas,
} from '../../../content/snippets/typescript/pb-watchdog.ts';
import { MemoryTransactions, untilCommitted } from './memoryTransactions.ts';
import { Postgres } from './postgres.ts';

const now = new Date('2026-01-05T09:00:00Z');
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1_000).toISOString();

describe('pb-saga-def', () => {
  it('undoes what was done before a refusal, last first, and nothing after the pivot', () => {
    assert.deepEqual(forwardCommands(orderFulfillment), [
      'ReserveStock',
      'AuthorizePayment',
      'CapturePayment',
      'ScheduleShipment',
      'ApproveOrder',
    ]);
    assert.deepEqual(compensationsFor(orderFulfillment, 'ReserveStock'), []);
    assert.deepEqual(compensationsFor(orderFulfillment, 'AuthorizePayment'), ['ReleaseStock']);
    assert.deepEqual(compensationsFor(orderFulfillment, 'CapturePayment'), ['VoidPayment', 'ReleaseStock']);
    assert.equal(compensationsFor(orderFulfillment, 'ScheduleShipment'), undefined);
    assert.throws(() => compensationsFor(orderFulfillment, 'SendMail'), RangeError);
  });
});

describe('pb-saga-state', () => {
  it('keeps its state in silence and ends whatever the answers', () => {
    const answers = fc.array(fc.constantFrom<OrderFulfillmentAnswer>('done', 'refused', 'silent'), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(answers, (given) => {
        const state = given.reduce(next, initialOrderFulfillment);
        assert.equal(next(state, 'silent'), state);
        const ended = Array.from({ length: 6 }, () => 'done' as const).reduce(next, state);
        assert.ok(isFinal(ended) || ended === 'Parked', ended);
        if (isFinal(state)) assert.equal(next(state, 'refused'), state);
      }),
    );
  });

  it('never undoes a capture', () => {
    const captured = (['done', 'done', 'done'] as const).reduce(next, initialOrderFulfillment);
    assert.equal(next(captured, 'refused'), 'Parked');
    assert.equal(next('CapturingPayment', 'silent'), 'CapturingPayment');
  });
});

describe('pb-saga-timer', function () {
  this.timeout(20_000);

  it('fires each due timer with one effect, oldest first, however often the process dies', async () => {
    const database = await Postgres.open(`CREATE TABLE sent (seq serial, saga_id text); ${sagaTimerTable}`);
    await database.inTransaction(async (transaction) => {
      for (const [sagaId, dueIn] of Object.entries({ late: -5, later: -9, soon: 60, cancelled: -7 })) {
        await setTimer(transaction, { sagaId, step: 'CapturePayment', dueAt: now });
        await setTimer(transaction, {
          sagaId,
          step: 'CapturePayment',
          dueAt: new Date(now.getTime() + dueIn * 1_000),
        });
      }
      await cancelTimer(transaction, 'cancelled', 'CapturePayment');
    });
    const faults = new FaultPlan(new Rng(6), { crash: 0.4 });
    database.under(faults);
    await survive(async () => {
      while (
        await fireNext(database.inTransaction, now, async (transaction, { sagaId }) => {
          await transaction.query('INSERT INTO sent (saga_id) VALUES ($1)', [sagaId]);
          faults.reach('after-effect');
        })
      );
    });
    assert.deepEqual(await database.rows('SELECT saga_id FROM sent ORDER BY seq'), [
      { saga_id: 'later' },
      { saga_id: 'late' },
    ]);
    assert.deepEqual(await database.rows('SELECT saga_id FROM saga_timer'), [{ saga_id: 'soon' }]);
  });
});

describe('pb-reaction', () => {
  interface Inventory {
    readonly inbox: Set<string>;
    readonly held: Map<string, boolean>;
    readonly outbox: NewEvent[];
  }

  it('reacts once to each event, in any order, and names the cause', async () => {
    const events: Event[] = [
      { id: 'evt-1', type: 'OrderPlaced', orderId: 'ord-1001', correlationId: 'req-1' },
      { id: 'evt-2', type: 'PaymentDeclined', orderId: 'ord-1001', correlationId: 'req-1' },
      { id: 'evt-3', type: 'OrderApproved', orderId: 'ord-1002', correlationId: 'req-2' },
    ];
    for (let seed = 1; seed <= 60; seed++) {
      const rng = new Rng(seed);
      const transactions = new MemoryTransactions<Inventory>(
        { inbox: new Set(), held: new Map(), outbox: [] },
        new FaultPlan(rng, { crash: 0.3 }),
      );
      const inTransaction: InTransaction = (work) =>
        transactions.run(({ inbox, held, outbox }) =>
          work({
            recordInInbox: async (id) => !inbox.has(id) && inbox.add(id).has(id),
            reserve: async (orderId) => {
              if (held.get(orderId) !== false) held.set(orderId, true);
              return held.get(orderId) === true;
            },
            release: async (orderId) => void held.set(orderId, false),
            publish: async (event) => void outbox.push(event),
          }),
        );
      const deliveries = rng.shuffle([...events, ...events]);
      await Promise.all(
        deliveries.map((event) => survive(() => untilCommitted(() => react(inTransaction, event)))),
      );
      const { held, outbox } = transactions.state;
      assert.deepEqual([...held], [['ord-1001', false]]);
      assert.equal(outbox.length, 2);
      assert.deepEqual(outbox.map(({ causationId }) => causationId).sort(), ['evt-1', 'evt-2']);
      for (const { id, type, causationId } of outbox) assert.equal(id, `${causationId}/${type}`);
    }
  });
});

describe('pb-event-join', function () {
  this.timeout(20_000);

  it('goes on once, with both events, whatever their order and number', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      const database = await Postgres.open(
        `CREATE TABLE approved (order_id text, events jsonb); ${orderJoinTable}`,
      );
      const rng = new Rng(seed);
      database.under(new FaultPlan(rng, { crash: 0.3 }));
      const events = (['PaymentCaptured', 'ShipmentScheduled'] as const).map((type) => ({
        type,
        orderId: 'ord-1001',
        data: { type },
      }));
      for (const event of rng.shuffle([...events, ...events, ...events])) {
        await survive(() =>
          joinOrderEvents(database.inTransaction, event, async (transaction, orderId, joined) => {
            await transaction.query('INSERT INTO approved VALUES ($1, $2)', [
              orderId,
              JSON.stringify(joined),
            ]);
          }),
        );
      }
      assert.deepEqual(await database.rows('SELECT * FROM approved'), [
        {
          order_id: 'ord-1001',
          events: {
            PaymentCaptured: { type: 'PaymentCaptured' },
            ShipmentScheduled: { type: 'ShipmentScheduled' },
          },
        },
      ]);
    }
  });

  it('waits for the other event', async () => {
    const database = await Postgres.open(orderJoinTable);
    const event = { type: 'PaymentCaptured', orderId: 'ord-1001', data: {} } as const;
    await joinOrderEvents(database.inTransaction, event, () => assert.fail('too early'));
  });
});

describe('pb-tombstone', function () {
  this.timeout(20_000);

  it('leaves nothing held once a release has come, in any order, with repetitions', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const database = await Postgres.open(reservationTable);
      const answers: boolean[] = [];
      const act = {
        reserve: () =>
          database.inTransaction(async (transaction) => {
            answers.push(await reserve(transaction, 'ord-1001', 'SKU-BOOK', 2));
          }),
        release: () => database.inTransaction((transaction) => release(transaction, 'ord-1001')),
      };
      const order = new Rng(seed).shuffle(['reserve', 'release', 'reserve', 'release'] as const);
      for (const step of order) await act[step]();
      const released = order.indexOf('release');
      assert.deepEqual(
        answers,
        order
          .map((step, at) => step === 'reserve' && [at < released])
          .filter(Boolean)
          .flat(),
      );
      assert.deepEqual(await database.rows("SELECT * FROM reservation WHERE state = 'held'"), []);
    }
  });
});

describe('pb-semantic-lock', function () {
  this.timeout(20_000);
  let database: Postgres;
  const lock = (sagaId: string) =>
    database.inTransaction((transaction) => lockOrder(transaction, 'ord-1001', sagaId));
  const unlock = (sagaId: string, outcome: 'CANCELLED' | 'APPROVED') =>
    database.inTransaction((transaction) => unlockOrder(transaction, 'ord-1001', sagaId, outcome));

  beforeEach(async () => {
    database = await Postgres.open(orderTable);
    await database.rows("INSERT INTO order_state VALUES ('ord-1001', 'APPROVED', NULL)");
  });

  it('lets one saga have the order, again and again, and no other', async () => {
    assert.deepEqual(await Promise.all([lock('saga-1'), lock('saga-2'), lock('saga-1')]), [
      true,
      false,
      true,
    ]);
    assert.equal(await unlock('saga-2', 'CANCELLED'), false);
    assert.equal(await unlock('saga-1', 'APPROVED'), true);
    assert.equal(await unlock('saga-1', 'CANCELLED'), false, 'a late message has no effect');
    assert.equal(await lock('saga-2'), true);
  });

  it('locks only what is in the right state', async () => {
    await lock('saga-1');
    await unlock('saga-1', 'CANCELLED');
    assert.equal(await lock('saga-2'), false);
  });
});

describe('pb-reservation-ledger', () => {
  const messages = ['a', 'b', 'c'].flatMap((id) => [
    { id, act: (stock: ledger.StockLedger) => ledger.reserveStock(stock, id, 2), does: 'reserve' },
    { id, act: (stock: ledger.StockLedger) => ledger.releaseStock(stock, id), does: 'release' },
    { id, act: (stock: ledger.StockLedger) => ledger.sellStock(stock, id), does: 'sell' },
  ]);
  const ledgerAfter = (issued: typeof messages) =>
    issued.reduce<ledger.StockLedger>(
      (stock, { act }) => {
        const change = act(stock);
        return 'ledger' in change ? change.ledger : stock;
      },
      { received: 5, entries: new Map() },
    );

  it('never sells more than there is, nor gains stock from releases', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...messages), { maxLength: 20 }), (issued) => {
        const stock = ledgerAfter(issued);
        const left = ledger.available(stock);
        assert.ok(left >= 0 && left <= 5);
        assert.deepEqual(ledgerAfter([...issued, ...issued.slice(-1)]), stock, 'repetition changes nothing');
      }),
    );
  });

  it('gives the same for a reservation and its release in either order', () => {
    const [reserve, undo] = messages;
    assert.ok(reserve && undo);
    for (const order of [
      [reserve, undo],
      [undo, reserve],
      [undo, reserve, undo, reserve],
    ]) {
      assert.equal(ledger.available(ledgerAfter(order)), 5);
    }
    assert.deepEqual(ledger.sellStock(ledgerAfter([undo]), 'a'), { refused: 'AlreadyReleased' });
    assert.deepEqual(ledger.reserveStock(ledgerAfter([]), 'x', 6), { refused: 'OutOfStock' });
    assert.throws(() => ledger.reserveStock(ledgerAfter([]), 'x', -1), RangeError);
  });
});

describe('pb-saga-metrics and pb-watchdog', function () {
  this.timeout(20_000);
  let database: Postgres;

  beforeEach(async () => {
    database = await Postgres.open(sagaTable + operatorActionTable);
    await database.rows(`INSERT INTO saga VALUES
      ('saga-1', 'fulfil', 'running', '${secondsAgo(30)}'), ('saga-2', 'fulfil', 'running', '${secondsAgo(1_000)}'),
      ('saga-3', 'fulfil', 'completed', '${secondsAgo(9_000)}'), ('saga-4', 'cancel "now"', 'parked', '${secondsAgo(950)}')`);
  });

  it('counts sagas by status and shows the age of the oldest, without ids', async () => {
    const text = await sagaMetrics(database, now);
    assert.deepEqual(
      text.split('\n').filter((line) => line !== '' && !line.startsWith('#')),
      [
        'sagas{saga="cancel \\"now\\"",status="parked"} 1',
        'sagas{saga="fulfil",status="completed"} 1',
        'sagas{saga="fulfil",status="running"} 2',
        'saga_oldest_seconds{saga="cancel \\"now\\"",status="parked"} 950',
        'saga_oldest_seconds{saga="fulfil",status="running"} 1000',
      ],
    );
  });

  it('finds what has stood still for too long, and nothing else', async () => {
    const stuck = await database.inTransaction((transaction) => stuckSagas(transaction, now));
    assert.deepEqual(stuck, [{ sagaId: 'saga-2', status: 'running', since: new Date(secondsAgo(1_000)) }]);
  });

  it('acts on record, and only on what the operator saw', async () => {
    const act = (seenStatus: string) =>
      database.inTransaction((transaction) =>
        operate(
          transaction,
          { sagaId: 'saga-4', action: 'resolve', seenStatus, operator: 'kim', reason: 'refunded by hand' },
          async (inside) => {
            await inside.query("UPDATE saga SET status = 'completed' WHERE saga_id = 'saga-4'", []);
          },
        ),
      );
    assert.equal(await act('running'), false);
    database.under(new FaultPlan(new Rng(1)).crashAt('before-commit'));
    await assert.rejects(act('parked'), /crashed/);
    assert.equal(await act('parked'), true);
    assert.equal(await act('parked'), false);
    assert.equal((await database.rows('SELECT * FROM operator_action')).length, 1);
  });
});

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { FaultPlan } from '../../../shop/faultPlan.ts';
import { Rng } from '../../../shop/rng.ts';
import { type Database, openDatabase } from '../../../shop/sqlite.ts';
import { readHalfway, readNaive, readSafe, START } from './cursors.ts';
import { race } from './gap.ts';
import { compareWithReplay, followUnderFire } from './kills.ts';
import { lagOf } from './lag.ts';
import { EventLog, type NewEvent, type Recorded } from './log.ts';
import { MailReactor, mailing } from './mail.ts';
import { orderHistory } from './orders.ts';
import { Projector, rows } from './projector.ts';
import { publish, rebuildBeside, switchOver } from './rebuild.ts';
import { orderHistoryV1, orderHistoryV2, type Projection, skuDemand } from './views.ts';

function logOf(history: Iterable<NewEvent>): EventLog {
  const log = new EventLog();
  for (const event of history) log.append(event);
  return log;
}

function projected(log: EventLog, projection: Projection): Database {
  const database = openDatabase();
  new Projector(database, log, projection).catchUp();
  return database;
}

describe('cursor', () => {
  it('loses an event when it takes positions for the order of commits', () => {
    assert.deepEqual(race(readNaive), { reads: [[2], []], lost: [1], lag: 0 });
    assert.deepEqual(race(readHalfway, { crossed: true }), { reads: [[2], []], lost: [1], lag: 0 });
  });

  it('loses none when it stays below the horizon and remembers the transaction', () => {
    assert.deepEqual(race(readSafe), { reads: [[], [1, 2]], lost: [], lag: 0 });
    assert.deepEqual(race(readSafe, { crossed: true }), { reads: [[2], [1]], lost: [], lag: 0 });
  });

  it('does not wait for a position that was rolled back', () => {
    const log = new EventLog();
    const [first, second, third] = [...orderHistory(new Rng(1), 0, 3)] as [NewEvent, NewEvent, NewEvent];
    log.append(first);
    const doomed = log.begin();
    doomed.append(second);
    doomed.rollback();
    log.append(third);
    assert.deepEqual(
      readSafe(log, START).map(({ position }) => position),
      [1, 3],
    );
  });

  it('loses no position among writers that overlap at random', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const rng = new Rng(seed);
      const log = new EventLog();
      const open: ReturnType<EventLog['begin']>[] = [];
      const seen: number[] = [];
      let cursor = START;
      const read = () => {
        const batch = readSafe(log, cursor, 3);
        cursor = batch.at(-1) ?? cursor;
        seen.push(...batch.map(({ position }) => position));
        return batch.length;
      };
      for (const event of orderHistory(rng, 0, 10)) {
        if (open.length < 3) open.push(log.begin());
        rng.pick(open).append(event);
        if (rng.chance(0.5)) {
          const [ended] = open.splice(rng.int(0, open.length - 1), 1);
          if (rng.chance(0.2)) ended?.rollback();
          else ended?.commit();
        }
        read();
      }
      for (const transaction of open) transaction.commit();
      while (read() > 0);
      const committed = log.committed().map(({ position }) => position);
      assert.deepEqual(
        seen.toSorted((a, b) => a - b),
        committed,
        `seed ${seed}`,
      );
    }
  });
});

describe('projector', () => {
  let run: ReturnType<typeof followUnderFire>;
  before(() => {
    run = followUnderFire(orderHistory(new Rng(1), 0, 300), 7, 200);
  });

  it('survives 200 kills: after each, the tables equal those of a projector that nobody kills', () => {
    assert.equal(run.crashes.length, 200);
    assert.equal(new Set(run.crashes).size, 8, 'every point is hit');
    assert.deepEqual(run.violations, []);
  });

  it('ends with views that equal a fresh replay (I5)', () => {
    assert.deepEqual(compareWithReplay(run.log, run.live), []);
    assert.equal(rows(run.live.database, 'order_history_v1').length, 300);
  });

  it('repeats writes to the other store, which refuses them', () => {
    assert.ok(run.live.index.stale > 0);
  });

  it('keeps neither view nor checkpoint of a batch that was killed', () => {
    const history = logOf(orderHistory(new Rng(1), 0, 10));
    for (const point of ['view-written', 'checkpoint-written']) {
      const database = openDatabase();
      const faults = new FaultPlan(new Rng(1)).crashAt(`sku_demand:${point}`);
      const projector = new Projector(database, history, skuDemand, faults);
      assert.throws(() => projector.step(), { name: 'Crash' });
      assert.deepEqual([rows(database, 'sku_demand'), projector.cursor], [[], START]);
    }
  });
});

describe('version guard', () => {
  it('makes the list of orders the same in whatever order and however often its events come', () => {
    const log = logOf(orderHistory(new Rng(5), 0, 8));
    const expected = rows(projected(log, orderHistoryV1), 'order_history_v1');
    for (let seed = 1; seed <= 1_000; seed++) {
      const database = openDatabase({ schema: orderHistoryV1.schema });
      const queue: Recorded[] = new Rng(seed).shuffle([...log.committed(), ...log.committed()]);
      for (let event = queue.shift(); event; event = queue.shift()) {
        if (orderHistoryV1.apply(database, event) === 'early') queue.push(event);
      }
      assert.deepEqual(rows(database, 'order_history_v1'), expected, `seed ${seed}`);
      database.close();
    }
  });
});

describe('rebuild', () => {
  it('answers every query in full and switches when green has caught up', () => {
    const incoming = [...orderHistory(new Rng(2), 0, 200)];
    const log = logOf(incoming.splice(0, 200));
    const database = projected(log, orderHistoryV1);
    publish(database, orderHistoryV1);
    const placed = () => log.committed().filter(({ event }) => event.type === 'OrderPlaced').length;
    const arrive = () => {
      for (const event of incoming.splice(0, 5)) log.append(event);
    };

    let behind = Number.POSITIVE_INFINITY;
    let moved = false;
    for (const round of rebuildBeside({ log, database, arrive }, orderHistoryV1, orderHistoryV2, 50)) {
      assert.equal(round.orders, placed());
      assert.ok(round.behind < behind);
      assert.equal(round.switched, round.behind === 0);
      ({ behind, switched: moved } = round);
    }
    assert.ok(moved);
    const pieces = rows(database, 'order_history').map((row) => row.pieces);
    assert.ok(pieces.every((count) => Number(count) >= 1));
  });

  it('does not send queries back in time', () => {
    const log = logOf(orderHistory(new Rng(2), 0, 5));
    const database = projected(log, orderHistoryV1);
    publish(database, orderHistoryV1);
    new Projector(database, log, orderHistoryV2).step(1);
    assert.equal(switchOver(database, orderHistoryV1, orderHistoryV2), false);
    assert.equal('pieces' in (rows(database, 'order_history')[0] ?? {}), false);
  });
});

describe('lag', () => {
  it('counts the events that are missing and the age of the oldest', () => {
    const log = new EventLog();
    const [first, second] = [...orderHistory(new Rng(1), 0, 2)] as [NewEvent, NewEvent];
    assert.deepEqual(lagOf(log, START, 60_000), { events: 0, seconds: 0 });
    log.append({ ...first, time: 10_000 });
    log.append({ ...second, time: 50_000 });
    assert.deepEqual(lagOf(log, START, 60_000), { events: 2, seconds: 50 });
  });
});

describe('mails', () => {
  it('go out again with every rebuild when the projection sends them, and once when a reactor does', () => {
    const log = logOf(orderHistory(new Rng(4), 0, 20));
    const approved = log.committed().filter(({ event }) => event.type === 'OrderApproved').length;
    const sent: string[] = [];
    const reactor = new MailReactor(openDatabase());
    for (const run of [1, 2]) {
      projected(
        log,
        mailing(orderHistoryV1, (orderId) => sent.push(orderId)),
      );
      for (const recorded of log.committed()) reactor.handle(recorded);
      assert.equal(sent.length, approved * run);
      assert.equal(reactor.queued(), approved);
    }
  });
});

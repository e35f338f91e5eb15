import { table } from '../../../shop/print.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { openDatabase } from '../../../shop/sqlite.ts';
import { type Read, readHalfway, readNaive, readSafe } from './cursors.ts';
import { race } from './gap.ts';
import { compareWithReplay, followUnderFire } from './kills.ts';
import { lagOf } from './lag.ts';
import { EventLog } from './log.ts';
import { MailReactor, mailing } from './mail.ts';
import { orderHistory } from './orders.ts';
import { Projector } from './projector.ts';
import { publish, rebuildBeside } from './rebuild.ts';
import { orderHistoryV1, orderHistoryV2 } from './views.ts';

const clock = new SimClock();

showGap();
showKills();
showRebuild();
await showLag();
showMails();

function showGap(): void {
  const cursors: [string, Read][] = [
    ['naive', readNaive],
    ['halfway', readHalfway],
    ['safe', readSafe],
  ];
  for (const crossed of [false, true]) {
    const writer = crossed ? 'the older transaction drew 2' : 'the younger transaction drew 2';
    console.log(`gap: ${writer} and commits first`);
    for (const [name, read] of cursors) {
      const { reads, lost, lag } = race(read, { crossed });
      const [before, after] = reads.map((positions) => `[${positions}]`);
      const label = `${name} cursor:`.padEnd(15);
      console.log(`  ${label} seen ${before} then ${after}, lost ${lost.length}, lag ${lag}`);
    }
  }
}

function showKills(): void {
  const history = orderHistory(new Rng(1), clock.now(), 300);
  const { log, live, crashes, violations } = followUnderFire(history, 7, 200);
  const points = Object.groupBy(crashes, (crash) => crash);
  console.log(
    `\nkills: ${crashes.length} in ${log.committed().length} events, ${violations.length} differences`,
  );
  const rows = Object.entries(points).map(([point, kills = []]) => [point, kills.length] as const);
  console.log(
    table(
      ['killed at', 'times'],
      rows.sort(([a], [b]) => a.localeCompare(b)),
    ),
  );
  console.log(`order_search: ${live.index.stale} repeated writes refused by their version`);
  console.log(`live==rebuilt ${compareWithReplay(log, live).length === 0}`);
}

function showRebuild(): void {
  const log = new EventLog();
  const database = openDatabase();
  const incoming = [...orderHistory(new Rng(2), clock.now(), 400)];
  const arrive = (events: number) => {
    for (const event of incoming.splice(0, events)) log.append(event);
  };
  arrive(500);
  new Projector(database, log, orderHistoryV1).catchUp();
  publish(database, orderHistoryV1);

  console.log('\nrebuild: order_history_v2 beside order_history_v1, 100 events a round, 20 arrive');
  const setting = { log, database, arrive: () => arrive(20) };
  const rounds = [...rebuildBeside(setting, orderHistoryV1, orderHistoryV2, 100)];
  console.log(
    table(
      ['round', 'v2 behind', 'queries read', 'orders found'],
      rounds.map(({ behind, switched, orders }, round) => [
        round + 1,
        behind,
        switched ? 'v2' : 'v1',
        orders,
      ]),
    ),
  );
}

async function showLag(): Promise<void> {
  const log = new EventLog();
  const projector = new Projector(openDatabase(), log, orderHistoryV1);
  const rows: [string, number, number][] = [];
  const measure = (when: string) => {
    const { events, seconds } = lagOf(log, projector.cursor, clock.now());
    rows.push([when, events, seconds]);
  };

  const history = [...orderHistory(new Rng(3), clock.now(), 100)];
  for (const event of history.slice(0, -3)) log.append({ ...event, time: clock.now() });
  await clock.runFor(2_000);
  measure('burst: 2 s after a sale opens');
  projector.catchUp();
  measure('caught up');
  for (const event of history.slice(-3)) log.append({ ...event, time: clock.now() });
  await clock.runFor(6 * 60 * 60 * 1000);
  measure('stopped: 6 h, at night');
  console.log(`\n${table(['lag', 'events', 'seconds'], rows)}`);
}

function showMails(): void {
  const log = new EventLog();
  for (const event of orderHistory(new Rng(4), clock.now(), 20)) log.append(event);
  const sent: string[] = [];
  const projection = mailing(orderHistoryV1, (orderId) => sent.push(orderId));
  const reactor = new MailReactor(openDatabase());

  const counts = ['live', 'after a rebuild'].map((when) => {
    new Projector(openDatabase(), log, projection).catchUp();
    for (const recorded of log.committed()) reactor.handle(recorded);
    return [when, sent.length, reactor.queued()] as const;
  });
  console.log(`\n${table(['mails', 'by projector', 'by reactor'], counts)}`);
}

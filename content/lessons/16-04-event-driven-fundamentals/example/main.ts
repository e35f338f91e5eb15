import { messageName } from '../../../shop/envelope.ts';
import { FaultPlan } from '../../../shop/faultPlan.ts';
import { partitionOf } from '../../../shop/memLog.ts';
import { table } from '../../../shop/print.ts';
import { Rng } from '../../../shop/rng.ts';
import { commitThenHandle, handleThenCommit, readInGroup } from './group.ts';
import { History } from './history.ts';
import { compacted, eventsOf, type KeyOf, logOf, TOPIC } from './orderLog.ts';

const ORDERS = 12;
const SEED = 4;
const events = eventsOf(ORDERS, new Rng(SEED));

// #region keys
const byOrder: KeyOf = (event) => event.subject;

const dice = new Rng(SEED);
const random: KeyOf = () => String(dice.int(0, 999_999));
// #endregion keys

console.log(`${events.length} events of ${ORDERS} orders, 3 partitions, a group that rebalances 3 times\n`);
const rows = [];
for (const [name, keyOf] of Object.entries({ 'order id': byOrder, random })) {
  const rng = new Rng(SEED);
  const log = logOf(events, keyOf, new FaultPlan(rng, { duplicate: 0.2 }));
  const history = new History();
  const handle = history.record.bind(history);
  const deliveries = readInGroup(log, { habit: handleThenCommit, handle, rng });
  rows.push([name, deliveries, history.duplicates, history.events, `${history.inSequence} of ${ORDERS}`]);
}
console.log(table(['key', 'deliveries', 'duplicates', 'events', 'orders in sequence'], rows));

console.log('\nThe consumer dies now and then between the two\n');
const habits = [];
for (const [name, habit] of Object.entries({
  'handle, commit': handleThenCommit,
  'commit, handle': commitThenHandle,
})) {
  const faults = new FaultPlan(new Rng(SEED), { crash: 0.1 });
  const history = new History();
  const handle = history.record.bind(history);
  readInGroup(logOf(events, byOrder), { habit, handle, rng: new Rng(SEED), faults });
  habits.push([name, faults.crashes.length, history.duplicates, events.length - history.events]);
}
console.log(table(['habit', 'crashes', 'repeated', 'lost'], habits));

const orders = [...new Set(events.map((event) => event.subject))];
const moved = orders.filter((id) => partitionOf(id, 3) !== partitionOf(id, 4));
console.log(`\nA fourth partition sends ${moved.length} of ${ORDERS} orders to another partition.`);

const log = logOf(events, byOrder);
console.log(`A group that starts late reads ${log.lag('audit', TOPIC)} events.`);
const kept = compacted(log);
const names = new Set(kept.map(messageName));
console.log(`After compaction it reads ${kept.length}: the ${[...names].join(', ')} of every order.`);

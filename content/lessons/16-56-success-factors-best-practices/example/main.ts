import { checkInvariants, type InvariantId } from '../../../shop/invariants.ts';
import { table } from '../../../shop/print.ts';
import { GameDay, theDay } from './gameDay.ts';

const day = new GameDay(theDay);
const { world, settledAfter } = await day.run();
const { customers, fleet } = day;
const { orders = [], stock = [], effects = [], views = [] } = world;

console.log(`Game day: ${customers.placed} orders come, ${theDay.faults.length} faults are planned\n`);
console.log(
  table(
    ['from s', 'to s', 'fault', 'seen'],
    day.timeline.map(({ fault, seen }) => [fault.from, fault.until, fault.name, seen]),
  ),
);

// #region scorecard
const violations = checkInvariants({ ...world, responses: customers.responses });
const checked: readonly [InvariantId, string, number, string][] = [
  ['I1', 'never oversold', stock.length, 'SKUs'],
  ['I2', 'paid what is owed', orders.length, 'orders'],
  ['I3', 'one effect a step', effects.length, 'effects'],
  ['I4', 'every order settled', orders.length, 'orders'],
  ['I5', 'view equals replay', views.length, 'pages'],
  ['I6', 'own data only', customers.responses.length, 'responses'],
];
// #endregion scorecard
console.log('\nInvariants\n');
console.log(
  table(
    ['id', 'says', 'checked', 'of', 'violations'],
    checked.map(([id, says, count, what]) => [
      id,
      says,
      count,
      what,
      violations.filter(({ invariant }) => invariant === id).length,
    ]),
  ),
);

console.log('\nObjectives\n');
const objective = (name: string, target: number, good: number, total: number) => {
  const spent = ((total - good) / ((1 - target) * total)) * 100;
  return [name, `${target * 100} %`, good, total, `${Math.round(spent)} %`];
};
const within = (limit: number, times: readonly number[]) => times.filter((ms) => ms <= limit).length;
console.log(
  table(
    ['objective', 'target', 'good', 'of', 'budget spent'],
    [
      objective('accepted order settled in 60 s', 0.99, within(60_000, settledAfter), settledAfter.length),
      objective('answer in 1 s, unless shed', 0.97, within(1_000, customers.waits), customers.waits.length),
    ],
  ),
);

const states = Map.groupBy(orders, ({ state }) => state);
const shed = customers.shed;
console.log(`
accepted   ${customers.accepted.size} orders: ${states.get('APPROVED')?.length} approved, ${states.get('REJECTED')?.length} rejected
shed       ${shed.order} orders, ${shed.history + shed.snoop} reads
worst lag  ${Object.entries(day.worstLag)
  .map(([reader, lag]) => `${reader} ${lag}`)
  .join(', ')}; now 0
processes  ${fleet.started} started, ${fleet.killed} died of SIGKILL, ${fleet.names.length} left`);

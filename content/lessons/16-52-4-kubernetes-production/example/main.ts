import { table } from '../../../shop/print.ts';
import { desiredReplicas } from './autoscaler.ts';
import type { Budget } from './budget.ts';
import { consumersFor, share } from './consumers.ts';
import { evening } from './load.ts';
import { autoscaler, budget, networkPolicies } from './manifests.ts';
import { expandContract, migrate, oneRelease } from './migration.ts';
import { reaches } from './network.ts';
import { Nodes, packed, spread } from './nodes.ts';

const zones = ['a', 'b', 'c', 'a', 'b', 'c'];

console.log('Draining six nodes in turn, three replicas\n');
const drains = [];
for (const [name, rule] of [
  ['minAvailable 3', { minAvailable: 3 }],
  ['maxUnavailable 1', budget],
] as const satisfies readonly (readonly [string, Budget])[]) {
  const cluster = new Nodes(zones, 3, spread);
  const drained = cluster.drainAll(rule);
  await cluster.clock.runUntilIdle();
  drains.push([name, await drained, cluster.refused, cluster.fewestReady, cluster.clock.elapsed() / 1_000]);
}
console.log(table(['budget', 'drained', 'refused', 'fewest ready', 'seconds'], drains));

console.log('\nA zone is lost, and no budget is asked\n');
const losses = [];
for (const [name, place] of [
  ['packed', packed],
  ['spread', spread],
] as const) {
  const cluster = new Nodes(zones, 3, place);
  const inA = cluster.readyIn(({ zone }) => zone === 'a');
  for (const node of cluster.nodes.filter(({ zone }) => zone === 'a')) cluster.crash(node);
  losses.push([name, inA, 3 - inA]);
}
console.log(table(['placement', 'pods in zone a', 'left'], losses));

console.log('\nThe formula, target 60%\n');
const cases = [
  [4, 90],
  [4, 64],
  [4, 30],
  [10, 67],
] as const;
console.log(
  table(
    ['replicas', 'CPU, %', 'wanted'],
    cases.map(([current, metric]) => [current, metric, desiredReplicas(current, metric, 60)]),
  ),
);

console.log('\nReplicas by minute, with a sale in minutes 4 to 6\n');
const evenings = [0, autoscaler.downWindowSeconds].map((downWindowSeconds) => {
  const { byMinute, changes, overloaded } = evening(5, { ...autoscaler, downWindowSeconds });
  return [
    `${downWindowSeconds} s`,
    byMinute.map((count) => String(count).padStart(2)).join(' '),
    changes,
    overloaded,
  ];
});
console.log(table(['window', 'replicas', 'changes', 'overloaded, s'], evenings));

console.log('\nA lag of 36,000 on 6 partitions, 50 messages a second and consumer\n');
const groups = [1, 2, 3, 4, 6, 9].map((consumers) => {
  const { idle, most, catchUpSeconds } = share(consumers, 6, 36_000, 50);
  return [consumers, idle, most, catchUpSeconds];
});
console.log(table(['consumers', 'idle', 'most partitions', 'caught up after, s'], groups));
console.log(`\nby lag, 1,000 for each: ${consumersFor(36_000, 1_000, 6)} consumers`);

console.log('\nWho reaches whom\n');
const calls = [
  ['gateway', 'order', 8080],
  ['order', 'order-db', 5432],
  ['order', 'dns', 53],
  ['gateway', 'order-db', 5432],
  ['notification', 'order-db', 5432],
  ['notification', 'dns', 53],
] as const;
console.log(
  table(
    ['from', 'to', 'without policies', 'with them'],
    calls.map(([from, to, port]) => [
      from,
      `${to}:${port}`,
      reaches([], from, to, port) ? 'yes' : 'no',
      reaches(networkPolicies, from, to, port) ? 'yes' : 'no',
    ]),
  ),
);

for (const [name, plan] of [
  ['Expand and contract', expandContract],
  ['The same in one release', oneRelease],
] as const) {
  console.log(`\n${name}: which versions work (* runs)\n`);
  const rows = migrate(plan).map(({ step, running, working }) => [
    step,
    ...(['v1', 'v2', 'v3', 'v4'] as const).map(
      (version) => `${working.includes(version) ? 'ok' : '-'}${running.includes(version) ? ' *' : ''}`,
    ),
  ]);
  console.log(table(['step', 'v1', 'v2', 'v3', 'v4'], rows));
}

import { table } from '../../../shop/print.ts';
import { lint } from './lint.ts';
import { manifest } from './manifest.ts';
import { rolloutLimits } from './rollout.ts';
import { dies, drains, outage, rollout, SETTLED_MS, withShutdown } from './scenarios.ts';

const draft = manifest('first-draft');
const reviewed = manifest('reviewed');

console.log('What the linter says about first-draft.json\n');
for (const { rule, detail } of lint(draft)) console.log(`${rule.padEnd(19)} ${detail}`);
console.log(`\nand about reviewed.json: ${lint(reviewed).length} findings`);

console.log('\nRollout limits at 25%/25%\n');
const limits = [1, 3, 4, 10].map((replicas) => {
  const { surge, unavailable } = rolloutLimits(replicas);
  return [replicas, surge, unavailable, replicas - unavailable, replicas + surge];
});
console.log(table(['replicas', 'surge', 'unavailable', 'at least', 'at most'], limits));

console.log('\nThe database is down for a while\n');
const outages = [];
for (const seconds of [60, 300, 600]) {
  const bad = await outage(draft, drains, seconds);
  const good = await outage(reviewed, drains, seconds);
  outages.push([seconds, bad.restarts, bad.backAfter, good.restarts, good.backAfter]);
}
console.log(
  table(
    ['down, s', 'draft: restarts', 'all back after, s', 'reviewed: restarts', 'all back after, s'],
    outages,
  ),
);

console.log('\nA rollout of three pods under 50 requests a second\n');
const variants = [
  ['no handler, no preStop', withShutdown(reviewed, 0, 30), dies],
  ['handler, no preStop', withShutdown(reviewed, 0, 30), drains],
  ['handler, preStop 5 s, grace 6 s', withShutdown(reviewed, 5, 6), drains],
  ['handler, preStop 5 s, grace 30 s', reviewed, drains],
] as const;
const rows = [];
for (const [name, deployment, program] of variants) {
  const { sent, dropped, fewestReady } = await rollout(7, deployment, program);
  rows.push([name, sent, dropped, fewestReady]);
}
console.log(table(['shutdown', 'sent', 'dropped', 'fewest ready'], rows));

console.log('\nThe last of these rollouts\n');
const { log, dropped } = await rollout(7, reviewed, drains);
for (const { at, text } of log.filter((entry) => entry.at >= SETTLED_MS)) {
  console.log(`${((at - SETTLED_MS) / 1_000).toFixed(1).padStart(5)} s  ${text}`);
}
console.log(`\ndropped ${dropped}`);

import { readFileSync } from 'node:fs';
import { table } from '../../../shop/print.ts';
import { byActor, byEntity, byFact, type Cut, oneService } from './cuts.ts';
import { parseHistory } from './history.ts';
import { commands, rules } from './matrix.ts';
import { callsInside, coChangeRatio, sharedServices, splitRules } from './score.ts';

const log = readFileSync(new URL('history.txt', import.meta.url), 'utf8');
const { commits, leftOut } = parseHistory(log);
console.log(`${commits.length} commits read, ${leftOut} left out\n`);

const cuts: Record<string, Cut> = {
  'one service': oneService,
  'by entity': byEntity,
  'by fact': byFact,
  'by actor': byActor,
};
const measure = (name: string, of: (cut: Cut) => string | number) => [name, ...Object.values(cuts).map(of)];

console.log(
  table(
    ['', ...Object.keys(cuts)],
    [
      measure('services', (cut) => Object.keys(cut).length),
      measure('cross-service atomic rules', (cut) => splitRules(cut, rules).length),
      measure('co-change ratio, %', (cut) => Math.round(100 * coChangeRatio(cut, commits))),
      measure('services with several actors', (cut) => sharedServices(cut, commits).length),
      measure('remote calls inside commands', (cut) => callsInside(cut, commands)),
    ],
  ),
);

console.log('\nWhat the cut by entity takes out of one transaction:');
for (const { says } of splitRules(byEntity, rules)) console.log(`- ${says}`);
console.log(`\nWho serves several actors in it: ${sharedServices(byEntity, commits).join(', ')}`);

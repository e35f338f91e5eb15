import { table } from '../../../shop/print.ts';
import { crashes, run, type ScenarioName, sameEnd, scenarios } from './crashMatrix.ts';
import { timeline } from './timeline.ts';

console.log('1. CapturePayment is refused, and order dies between publishing VoidPayment and marking it\n');
const died = await run('CapturePayment refused', { point: 'order:before-mark', visit: 4 });
console.log(timeline(died.observations).join('\n'));
console.log(`\n${died.state}; ${died.effects.join(', ')}`);

console.log('\n2. Shipping is down for 10 s, and order dies while it waits\n');
const waited = await run('shipping down for 10 s', { point: 'order:after-commit', visit: 6 });
console.log(timeline(waited.observations).join('\n'));
console.log(`\n${waited.state}; ${waited.effects.join(', ')}`);

console.log('\n3. Every process dies at every point\n');
const rows: (string | number)[][] = [];
for (const name of Object.keys(scenarios) as ScenarioName[]) {
  const calm = await run(name);
  let died = 0;
  let same = 0;
  let broken = 0;
  for await (const { outcome } of crashes(name)) {
    died++;
    if (sameEnd(outcome, calm)) same++;
    broken += outcome.violations.length;
  }
  rows.push([name, calm.state ?? '', calm.effects.length, died, same, broken]);
}
console.log(table(['scenario', 'ends', 'effects', 'crashes', 'same end', 'violations'], rows));

import { type Envelope, Envelopes } from '../../../shop/envelope.ts';
import { serve } from '../../../shop/httpServer.ts';
import { table } from '../../../shop/print.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { classify } from './changes.ts';
import { orderServer } from './orderServer.ts';
import { verifyAll } from './verifyAll.ts';
import { judge } from './versions.ts';

const clock = new SimClock();
const published: Envelope[] = [];
const server = await serve(orderServer(clock, new Envelopes('order', clock), published));

console.log('1. The provider against its contracts\n');
const checks = await verifyAll(server.url, clock, published);
for (const { name, problems } of checks) console.log(`${problems.join('; ') || 'ok'}  ${name}`);
const failed = checks.filter(({ problems }) => problems.length > 0).length;
console.log(`\nchecks ${checks.length} ${failed === 0 ? 'ok' : `(${failed} failed)`}`);

console.log('\n2. A refusal\n');
const refusal = await fetch(`${server.url}/v1/orders`, {
  method: 'POST',
  body: '{"customerId":"cus-1","lines":[{"sku":"SKU-BOOK","quantity":"2"}]}',
});
console.log(`${refusal.status} ${refusal.headers.get('content-type')}`);
console.log(JSON.stringify(await refusal.json(), null, 2));

console.log('\n3. Seven changes, in both directions\n');
const verdicts = classify();
const cell = (change: string, direction: string) =>
  verdicts.find((verdict) => verdict.change === change && verdict.direction === direction)?.breaks.join() ||
  'compatible';
const names = [...new Set(verdicts.map(({ change }) => change))];
console.log(
  table(
    ['change', 'in a request', 'in a response'],
    names.map((name) => [name, cell(name, 'request'), cell(name, 'response')]),
  ),
);

console.log('\n4. The next versions of an order\n');
for (const { version, breaks } of judge()) {
  console.log(`v1→${version} ${breaks.length > 0 ? `BREAKING ${breaks.join(', ')}` : 'compatible'}`);
}
await server.close();

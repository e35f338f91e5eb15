import { table } from '../../../shop/print.ts';
import { run, styles } from './run.ts';

console.log('16 orders, 4 of them rejected: mails and a stock page, built in three styles.');
console.log('The order service is down for 300 ms.\n');
const rows = [];
for (const style of styles) {
  const { calls, callbacks, failedCallbacks, behind } = await run(style);
  rows.push([style, calls, callbacks, failedCallbacks, `${behind} ms`]);
}
console.log(
  table(['style', 'calls by order', 'callbacks to order', 'failed callbacks', 'stock page wrong for'], rows),
);

console.log('\nThe notification service is away, and comes back later.\n');
const away = [];
for (const style of styles) {
  const { accepted, mails } = await run(style, { notificationAway: true });
  away.push([style, `${accepted} of 16`, mails.length]);
}
console.log(table(['style', 'orders accepted', 'mails in the end'], away));

const { promised } = await run('carried state');
console.log(`\nPromised in the end, in every style: ${JSON.stringify(promised)}`);

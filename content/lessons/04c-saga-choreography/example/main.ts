import { reactions } from '../../../shop/choreographedFulfillment.ts';
import { findCycle, type Reaction } from '../../../shop/choreography.ts';
import { checkInvariants } from '../../../shop/invariants.ts';
import { table } from '../../../shop/print.ts';
import { causationTree, tombstonesMet } from './causation.ts';
import { calmDay, roughDay } from './runs.ts';

console.log('1. An order that is approved\n');
console.log(causationTree((await calmDay()).observations).join('\n'));

console.log('\n2. A card that is declined\n');
const declined = await calmDay(undefined, ['ord-1001:AuthorizePayment']);
console.log(causationTree(declined.observations).join('\n'));

console.log('\n3. Inventory is down for 40 s, the deadline is 30 s\n');
const overdue = await calmDay((shop) => shop.outage('inventory', 40_000));
console.log(causationTree(overdue.observations).join('\n'));
console.log(`\n${overdue.facts()[0]?.state}, reserved: ${overdue.facts()[0]?.reserved}`);

console.log('\n4. Shipping is down for 70 s: paid, so it only goes forward\n');
const late = await calmDay((shop) => shop.outage('shipping', 70_000));
const asked = late.observations.filter(
  ({ kind, envelope }) => kind === 'published' && envelope?.id === 'ord-1001:VoidPayment',
);
console.log(`${late.facts()[0]?.state} after asking payment ${asked.length} times`);

console.log('\n5. 500 rough days, six orders each\n');
const states = new Map<string, number>();
let crashes = 0;
let repeated = 0;
let violations = 0;
let leaked = 0;
let refusedLate = 0;
for (let seed = 1; seed <= 500; seed++) {
  const { shop, crashes: died } = await roughDay(seed);
  crashes += died;
  repeated += shop.observations.filter(({ kind }) => kind === 'repeated').length;
  refusedLate += tombstonesMet(shop.observations);
  violations += checkInvariants(shop.world()).length;
  for (const { state, reserved } of shop.facts()) {
    states.set(state, (states.get(state) ?? 0) + 1);
    if (reserved && state !== 'APPROVED') leaked++;
  }
}
console.log(
  table(
    ['approved', 'rejected', 'pending', 'crashes', 'repeated', 'tombstones met', 'violations', 'leaked'],
    [
      [
        states.get('APPROVED') ?? 0,
        states.get('REJECTED') ?? 0,
        states.get('PENDING') ?? 0,
        crashes,
        repeated,
        refusedLate,
        violations,
        leaked,
      ],
    ],
  ),
);

console.log('\n6. Cycles\n');
const reorder: Reaction = {
  service: 'order',
  on: ['PaymentDeclined'],
  does: 'place again',
  publishes: ['OrderPlaced'],
};
console.log(`the shop: ${findCycle(reactions)?.join(' → ') ?? 'none'}`);
console.log(`with "try another card": ${findCycle([...reactions, reorder])?.join(' → ') ?? 'none'}`);

import { checkInvariants } from '../../../shop/invariants.ts';
import { table } from '../../../shop/print.ts';
import { inSeries } from './availability.ts';
import { CALL_AVAILABILITY, census } from './census.ts';
import { accept, chain, steps } from './checkout.ts';

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

console.log('100,000 orders; a call fails once in 1,000\n');
const inChain = census(chain, 100_000, 16);
const accepted = census(accept, 100_000, 16);
const everyHop = inSeries(steps.map(() => CALL_AVAILABILITY));

console.log(`computed   chain ${percent(everyHop)} accept ${percent(CALL_AVAILABILITY)}`);
console.log(`simulated  chain ${percent(inChain.availability)} accept ${percent(accepted.availability)}\n`);

console.log(
  table(
    ['', 'chain', 'accept'],
    [
      ['customers told "no"', inChain.toldNo, accepted.toldNo],
      ['  nothing happened', inChain.nothingHappened, accepted.nothingHappened],
      ['  the order is complete', inChain.completeAfterAll, accepted.completeAfterAll],
      ['  the order is stuck (I4)', inChain.stuck, accepted.stuck],
      ['    and paid for', inChain.stuckAndPaid, accepted.stuckAndPaid],
    ],
  ),
);

const nobodySlow = inSeries(steps.map(() => 0.99));
console.log(`\nIf 1 call in 100 is slow, ${percent(1 - nobodySlow)} of the chains wait for one.\n`);

// #region oversell
const planted = checkInvariants({
  stock: [{ sku: 'SKU-BOOK', received: 3, reserved: 1, sold: 3 }],
});
// #endregion oversell
for (const { invariant, subject, message } of planted) console.log(`${invariant} ${subject}: ${message}`);

import { checkInvariants } from '../../../shop/invariants.ts';
import { formatMoney } from '../../../shop/money.ts';
import { orderFulfillmentSaga } from '../../../shop/orderFulfillment.ts';
import { table } from '../../../shop/print.ts';
import { legalTraces } from './legalTraces.ts';
import { interleave } from './lostUpdate.ts';
import { paidAfter, stateAfter, worldAfter } from './order.ts';
import { type Run, refusals, runs } from './runs.ts';
import { captureTimesOut, timeoutIsNo, timeoutIsUnknown } from './timeouts.ts';

console.log('1. Every point where a command can be refused\n');
for (const { faults, trace } of refusals(orderFulfillmentSaga)) {
  const points = faults.map(({ command }) => `fail@${command}`);
  console.log(`${points.join(', ') || 'nothing fails'} → ${trace.join(', ')}`);
}

console.log('\n2. Every combination of up to three faults\n');
const all = [...runs(orderFulfillmentSaga, 3)];
const different = new Set(all.map(({ trace }) => trace.join()));
console.log(`${all.length} runs, ${different.size} different traces`);
console.log(`legal traces: ${legalTraces(orderFulfillmentSaga).length}`);

console.log('\n3. CapturePayment times out: where the order ends and what the customer has paid\n');
console.log(
  table(
    ['what happened', 'a timeout is unknown', 'a timeout is a no'],
    (['commandLost', 'replyLost', 'replyLate'] as const).map((outcome) => [
      outcome,
      verdict(captureTimesOut(outcome, timeoutIsUnknown)),
      verdict(captureTimesOut(outcome, timeoutIsNo)),
    ]),
  ),
);

console.log('\n4. An undo while other sagas work, three books received\n');
console.log(
  table(
    ['undo', 'reserved', 'I1'],
    (['release', 'restore'] as const).map((undo) => {
      const stock = interleave(undo);
      const [violation] = checkInvariants({ stock: [stock] });
      return [undo, stock.reserved, violation?.message ?? 'holds'];
    }),
  ),
);

function verdict({ trace }: Run): string {
  const broken = checkInvariants(worldAfter(trace)).map(({ invariant }) => `${invariant} broken`);
  return [stateAfter(trace), formatMoney(paidAfter(trace)), ...broken].join(' ');
}

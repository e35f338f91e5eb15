import { table } from '../../../shop/print.ts';
import { lostResponses } from './lostResponse.ts';
import { workDone } from './orphans.ts';
import { naive, outage } from './outage.ts';
import { ownPools, paymentTakes, sharedPool } from './pools.ts';
import { callsAtTheBottom, exponential, jittered, largestHerd } from './retries.ts';

console.log('1. The answer is lost after the charge, over real HTTP\n');
console.log(
  table(
    ['request', 'result', 'charges'],
    (await lostResponses()).map(({ what, result, charges }) => [what, result, charges]),
  ),
);

console.log('\n2. A service that is too slow: one every 20 ms, 100 ms each, callers wait 300 ms\n');
const ignored = await workDone(false);
const heeded = await workDone(true);
console.log(
  table(
    ['deadline', 'done', 'in time'],
    [
      ['ignored', ignored.done, ignored.inTime],
      ['heeded', heeded.done, heeded.inTime],
    ],
  ),
);

console.log('\n3. Retries\n');
console.log(`three layers, four tries each: ${callsAtTheBottom(3, 4)} calls at the bottom`);
console.log(`100 clients come back, most of them within 10 ms: ${largestHerd(exponential)} without jitter,`);
console.log(`${largestHerd(jittered(17))} with full jitter`);

console.log('\n4. 1,000 payments in 20 s; from second 5 to 10 payment is slow\n');
const reports = { naive: await outage(17, naive), resilient: await outage(17) };
console.log(
  table(
    ['client', 'attempts/requests', 'paid', 'refused at once', 'failed', 'charges', 'last not paid'],
    Object.entries(reports).map(([client, report]) => [
      client,
      `${report.attempts}/${report.requests}`,
      report.paid,
      report.refused,
      report.failed,
      report.charges.length,
      `second ${(report.lastUnpaid / 1_000).toFixed(1)}`,
    ]),
  ),
);
const { transitions, callsWhileOpen, failed, failedAndCharged, refusedAndCharged } = reports.resilient;
console.log(
  `\nresilient, charged all the same: ${failedAndCharged} of ${failed} failed, ${refusedAndCharged} refused`,
);
console.log(`calls while open: ${callsWhileOpen}`);
for (const { at, state } of transitions) console.log(`${String(at).padStart(6)} ms  ${state}`);

console.log('\n5. A payment of 30 ms while 30 calls hang at shipping\n');
console.log(`one pool for both: ${await paymentTakes(sharedPool())} ms`);
console.log(`a pool for each:   ${await paymentTakes(ownPools())} ms`);

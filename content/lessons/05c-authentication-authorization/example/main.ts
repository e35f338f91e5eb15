import { checkInvariants } from '../../../shop/invariants.ts';
import { table } from '../../../shop/print.ts';
import { codes } from './codeFlow.ts';
import { trials } from './forgeries.ts';
import { orderService, trustingService } from './orders.ts';
import { theft } from './theft.ts';
import { visits } from './visits.ts';

console.log('1. An authorization code, and who uses it\n');
console.log(table(['who', 'result'], Object.entries(codes())));

console.log('\n2. One genuine token and ten others\n');
const results = trials();
console.log(
  table(
    ['token', 'result'],
    results.map(({ attack, result }) => [attack, result]),
  ),
);
const forged = results.slice(1);
console.log(`\n${forged.filter(({ result }) => result !== 'accepted').length}/${forged.length} rejected`);

console.log('\n3. A stolen refresh token\n');
for (const first of ['owner', 'thief'] as const) {
  const steps = theft(first).map(({ who, token, status }) => `${who} uses ${token}: ${status}`);
  console.log(`${first} first: ${steps.join(', ')}`);
}

console.log('\n4. Everybody asks for every order\n');
const [trusting, checking] = [await visits(trustingService), await visits(orderService)];
console.log(
  table(
    ['caller', 'order', 'token checked', 'owner checked, too'],
    checking.rows.map(([caller, order, status], nth) => [
      caller,
      order,
      trusting.rows[nth]?.[2] ?? 0,
      status,
    ]),
  ),
);
for (const [name, { responses }] of Object.entries({ before: trusting, after: checking })) {
  const violations = checkInvariants({ responses });
  console.log(
    `\nI6 ${name}: ${violations.map(({ subject, message }) => `${subject} ${message}`).join('; ') || 'holds'}`,
  );
}

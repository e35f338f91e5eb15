import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkInvariants } from '../../../shop/invariants.ts';
import { codes } from './codeFlow.ts';
import { trials } from './forgeries.ts';
import { orderService, trustingService } from './orders.ts';
import { theft } from './theft.ts';
import { visits } from './visits.ts';

test('each forgery fails for a reason of its own, the genuine token for none', () => {
  assert.deepEqual(
    trials().map(({ result }) => result),
    [
      'accepted',
      'alg none',
      'alg HS256',
      'kid mine',
      'signature',
      'typ JWT',
      'crit',
      'iss https://test.example.com',
      'aud https://partner.example.com',
      'exp',
      'nbf',
    ],
  );
});

test('a code works once, for the client that asked for it', () => {
  assert.deepEqual(Object.values(codes()), ['tokens', 'refused', 'refused', 'refused']);
});

test('whoever comes first, the second use of a refresh token ends the family', () => {
  for (const first of ['owner', 'thief'] as const) {
    assert.deepEqual(
      theft(first).map(({ status }) => status),
      ['rotated', 'reused', 'refused'],
    );
  }
});

test('I6: nobody is shown the order of another customer', async () => {
  const [trusting, checking] = [await visits(trustingService), await visits(orderService)];
  assert.deepEqual(checkInvariants({ responses: checking.responses }), []);
  assert.equal(checking.responses.length, 2, 'and everybody is shown their own');
  assert.equal(checkInvariants({ responses: trusting.responses }).length, 2);
});

test('an order of somebody else answers as one that does not exist', async () => {
  const { rows } = await visits(orderService);
  const status = (caller: string, order: string) =>
    rows.find((row) => row[0] === caller && row[1] === order)?.[2];
  assert.equal(status('cus-2', 'ord-1001'), status('cus-2', 'ord-9999'));
  assert.equal(status('support', 'ord-1001'), 200);
});

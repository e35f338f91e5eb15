import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flood } from './flood.ts';
import { visit } from './visit.ts';

test('each failure has its own status, and a caller is whom the token names', async () => {
  const { log, problems, spoofedUser } = await visit();
  assert.deepEqual(
    log.map(({ upstream, status }) => `${upstream} ${status}`),
    [
      'inventory 200',
      'order 200',
      'order 401',
      '- 401',
      '- 404',
      '- 405',
      'order 413',
      'query 503',
      'order 502',
      'shipping 504',
      'shipping 499',
    ],
  );
  assert.equal(problems[4], 'no-such-route');
  assert.equal(spoofedUser, 'cus-1');
});

test('no answer takes longer than its route permits', async () => {
  const { log } = await visit();
  assert.deepEqual(
    log.slice(-2).map(({ ms }) => ms),
    [800, 250],
  );
});

test('a limit by address keeps forged tokens from the verifier and from the customer', async () => {
  const [open, limited] = [await flood(false), await flood(true)];
  assert.equal(open.checks, 1_010);
  assert.equal(limited.checks, 30);
  assert.ok(limited.slowest < 10);
  assert.ok(open.slowest > 500);
});

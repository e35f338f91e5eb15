import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fullJitter, mayRepeat, RetryBudget, retryAfterMs } from './retry.ts';
import { Rng } from './rng.ts';

test('retries stay within a tenth of the requests, rounded up, whenever they are asked for', () => {
  const rng = new Rng(1);
  const budget = new RetryBudget();
  let retries = 0;
  for (let requests = 1; requests <= 5_000; requests++) {
    budget.earn();
    for (let wish = rng.int(0, 3); wish > 0; wish--) if (budget.spend()) retries++;
    assert.ok(retries <= Math.ceil(requests / 10));
  }
  assert.ok(retries >= 499);
});

test('a quiet day does not pay for a storm', () => {
  const budget = new RetryBudget(3);
  for (let request = 0; request < 1_000; request++) budget.earn();
  assert.deepEqual(
    [1, 2, 3, 4].map(() => budget.spend()),
    [true, true, true, false],
  );
});

test('full jitter reaches from 0 to a cap that doubles', () => {
  const rng = new Rng(1);
  for (const [attempt, cap] of [
    [1, 100],
    [2, 200],
    [3, 400],
    [9, 1_000],
  ] as const) {
    const waits = Array.from({ length: 20_000 }, () => fullJitter(rng, attempt, 100, 1_000));
    assert.equal(Math.min(...waits), 0);
    assert.equal(Math.max(...waits), cap);
  }
});

test('what may be repeated', () => {
  const get = new Request('http://payment/');
  const post = new Request('http://payment/', { method: 'POST' });
  const keyed = new Request('http://payment/', { method: 'POST', headers: { 'idempotency-key': 'k-1' } });
  const status = (code: number, headers = {}) => new Response(null, { status: code, headers });
  assert.equal(mayRepeat(get, 'no answer'), true);
  assert.equal(mayRepeat(post, 'no answer'), false);
  assert.equal(mayRepeat(keyed, 'no answer'), true);
  assert.equal(mayRepeat(keyed, status(503)), true);
  assert.equal(mayRepeat(post, status(503)), false);
  assert.equal(mayRepeat(keyed, status(402)), false);
  assert.equal(mayRepeat(keyed, status(409)), false);
  assert.equal(mayRepeat(keyed, status(409, { 'retry-after': '1' })), true);
});

test('Retry-After in seconds; dates and nonsense count as nothing said', () => {
  const saying = (value: string) => retryAfterMs(new Response(null, { headers: { 'retry-after': value } }));
  assert.equal(saying('2'), 2_000);
  assert.equal(saying('Wed, 21 Oct 2026 07:28:00 GMT'), 0);
  assert.equal(retryAfterMs(new Response()), 0);
  assert.equal(retryAfterMs('no answer'), 0);
});

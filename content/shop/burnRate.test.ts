import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ErrorBudget } from './burnRate.ts';

/** Three days without errors, then minutes with a share of bad events. */
function after(minutes: number, share: number): ErrorBudget {
  const budget = new ErrorBudget(0.999);
  for (let minute = 0; minute < 3 * 24 * 60; minute++) budget.record({ good: 1_000, bad: 0 });
  for (let minute = 0; minute < minutes; minute++)
    budget.record({ good: 1_000 * (1 - share), bad: 1_000 * share });
  return budget;
}

test('a burn rate is the share of errors over the share that is allowed', () => {
  assert.equal(Math.round(after(60, 0.015).burnRate(60)), 15);
  assert.equal(Math.round(after(30, 0.015).burnRate(60) * 10), 75);
});

test('14.4 times for an hour spends 2 % of 30 days', () => {
  assert.ok(Math.abs(after(60, 0.0144).spent() - 0.02) < 1e-9);
});

test('a rule fires when both windows burn, and ends with the short one', () => {
  const budget = after(2, 1);
  assert.deepEqual(
    budget.firing().map(({ long }) => long),
    [60],
  );
  for (let minute = 0; minute < 5; minute++) budget.record({ good: 1_000, bad: 0 });
  assert.ok(budget.burnRate(60) > 14.4);
  assert.deepEqual(budget.firing(), []);
});

test('without events nothing burns', () => {
  assert.equal(new ErrorBudget(0.999).burnRate(60), 0);
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { parseHistory } from '../example/history.ts';
import { facts, rules } from '../example/matrix.ts';
import { ownersOf, sharedServices, splitRules } from '../example/score.ts';

const { contextMap } = await subject<typeof import('./solution.ts')>(import.meta.url);

const allFacts = [...facts, 'couponsIssued', 'couponsUsed'];
const allRules = [
  ...rules,
  { says: 'the total counts a coupon as long as it is used', facts: ['orderTotal', 'couponsUsed'] },
  { says: 'a coupon is not used more often than it was issued', facts: ['couponsIssued', 'couponsUsed'] },
];
const log = readFileSync(new URL('../example/history.txt', import.meta.url), 'utf8');
const coupons = { actor: 'sales', facts: ['couponsIssued', 'couponsUsed'] };
const commits = [...parseHistory(log).commits, coupons];

test('0 split invariants', () => {
  assert.deepEqual(
    splitRules(contextMap, allRules).map(({ says }) => says),
    [],
  );
});

test('every fact has exactly one owner', () => {
  for (const fact of allFacts) {
    const owners = ownersOf(contextMap, fact);
    assert.equal(owners.length, 1, `${fact}: ${owners.join(', ') || 'nobody'}`);
  }
});

test('no service answers to several actors', () => {
  assert.deepEqual(sharedServices(contextMap, commits), []);
});

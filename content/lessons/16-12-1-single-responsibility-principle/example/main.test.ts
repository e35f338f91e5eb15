import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { byActor, byEntity, type Cut, oneService } from './cuts.ts';
import { actorOf, parseHistory } from './history.ts';
import { facts, rules } from './matrix.ts';
import { coChangeRatio, ownersOf, sharedServices, splitRules } from './score.ts';

const { commits, leftOut } = parseHistory(readFileSync(new URL('history.txt', import.meta.url), 'utf8'));

test('the chosen cut splits no atomic rule, and every fact has one owner', () => {
  assert.deepEqual(splitRules(byActor, rules), []);
  for (const fact of facts) assert.equal(ownersOf(byActor, fact).length, 1, fact);
});

test('the cut by entity splits rules, and its commits cross services more often', () => {
  assert.equal(splitRules(byEntity, rules).length, 3);
  assert.ok(coChangeRatio(byEntity, commits) > 3 * coChangeRatio(byActor, commits));
});

test('no fact can move to another service of the chosen cut without harm', () => {
  for (const fact of facts) {
    for (const target of Object.keys(byActor)) {
      if (ownersOf(byActor, fact)[0] === target) continue;
      const moved = move(fact, target);
      const harm = splitRules(moved, rules).length + sharedServices(moved, commits).length;
      assert.ok(harm > 0, `${fact} to ${target}`);
    }
  }
});

test('one service splits no rule, but answers to everybody', () => {
  assert.deepEqual(splitRules(oneService, rules), []);
  assert.deepEqual(sharedServices(oneService, commits), ['shop']);
});

test('the commit of the formatter is left out, and all others are counted', () => {
  assert.equal(leftOut, 1);
  assert.equal(commits.length, 30);
  assert.ok(commits.every(({ actor }) => ['sales', 'warehouse', 'finance', 'logistics'].includes(actor)));
  assert.equal(actorOf('price', commits), 'sales');
});

function move(fact: string, target: string): Cut {
  return Object.fromEntries(
    Object.entries(byActor).map(([service, owned]) => [
      service,
      service === target ? [...owned, fact] : owned.filter((other) => other !== fact),
    ]),
  );
}

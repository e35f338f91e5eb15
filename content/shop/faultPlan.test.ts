import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Crash, FaultPlan, survive } from './faultPlan.ts';
import { Rng } from './rng.ts';

test('without faults a message arrives once, at once, and nothing crashes', () => {
  const plan = new FaultPlan(new Rng(1));
  assert.deepEqual(plan.copies(), [0]);
  plan.reach('order:after-commit');
});

test('rates decide the copies: lost, doubled, delayed, overtaken', () => {
  assert.deepEqual(new FaultPlan(new Rng(1), { drop: 1 }).copies(), []);
  assert.deepEqual(new FaultPlan(new Rng(1), { duplicate: 1 }).copies(), [0, 0]);
  const [delay = 0] = new FaultPlan(new Rng(1), { delay: [5, 50] }).copies();
  assert.ok(delay >= 5 && delay <= 50);
  const [heldBack = 0] = new FaultPlan(new Rng(1), { delay: [5, 50], reorder: 1 }).copies();
  assert.ok(heldBack > 50 + 50);
});

test('the same seed gives the same faults', () => {
  const run = () => {
    const plan = new FaultPlan(new Rng(9), { drop: 0.3, duplicate: 0.3, reorder: 0.3, delay: [0, 9] });
    return Array.from({ length: 20 }, () => plan.copies());
  };
  assert.deepEqual(run(), run());
});

test('a planned crash happens at that visit of that point, once', () => {
  const plan = new FaultPlan(new Rng(1)).crashAt('relay:before-mark', 2);
  plan.reach('relay:before-mark');
  plan.reach('relay:before-publish');
  assert.throws(() => plan.reach('relay:before-mark'), new Crash('relay:before-mark'));
  plan.reach('relay:before-mark');
  assert.deepEqual(plan.crashes, ['relay:before-mark']);
});

test('after stop nothing goes wrong any more', () => {
  const plan = new FaultPlan(new Rng(1), { drop: 1, crash: 1 }).crashAt('here');
  plan.stop();
  plan.reach('here');
  assert.deepEqual(plan.copies(), [0]);
});

test('survive restarts after crashes, and only after crashes', async () => {
  const plan = new FaultPlan(new Rng(1)).crashAt('a').crashAt('b', 2);
  let attempts = 0;
  const result = await survive(() => {
    attempts++;
    plan.reach('a');
    plan.reach('b');
    return 'done';
  });
  assert.deepEqual([result, attempts, plan.crashes], ['done', 2, ['a']]);
  await assert.rejects(
    survive(() => {
      throw new TypeError('a bug');
    }),
    TypeError,
  );
});

test('survive gives up on a program that always crashes', async () => {
  const plan = new FaultPlan(new Rng(1), { crash: 1 });
  await assert.rejects(
    survive(() => plan.reach('here'), 3),
    /still crashing after 3 restarts/,
  );
});

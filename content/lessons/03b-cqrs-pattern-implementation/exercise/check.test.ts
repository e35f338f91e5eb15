import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { Crash, FaultPlan } from '../../../shop/faultPlan.ts';
import { Rng } from '../../../shop/rng.ts';

const { OrderDesk } = await subject<typeof import('./solution.ts')>(import.meta.url);

function openDesk(crashPoint?: string) {
  const faults = new FaultPlan(new Rng(1));
  if (crashPoint) faults.crashAt(crashPoint);
  const mails = new Map<string, string>();
  const desk = new OrderDesk({ send: (key, text) => mails.set(key, text) }, faults);
  const order = () => desk.database.prepare("SELECT state FROM orders WHERE id = 'ord-1001'").get()?.state;
  const stock = () => ({ ...desk.database.prepare('SELECT reserved, sold FROM stock').get() });
  return { desk, mails, order, stock };
}

test('no mail without commit', () => {
  const { desk, mails, order } = openDesk('approve:before-commit');
  assert.throws(() => desk.approve('ord-1001'), Crash);
  assert.deepEqual([order(), [...mails.values()]], ['PENDING', []]);
});

test('no commit without mail, even if the process dies right after it', async () => {
  const { desk, mails, stock } = openDesk('approve:after-commit');
  assert.throws(() => desk.approve('ord-1001'), Crash);
  await desk.deliver();
  assert.deepEqual([...mails.values()], ['Your order ord-1001 is on its way.']);
  assert.deepEqual(stock(), { reserved: 1, sold: 1 });
});

test('the command changes one aggregate', () => {
  const { desk, order, stock } = openDesk();
  assert.equal(desk.approve('ord-1001'), 'accepted');
  assert.deepEqual([order(), stock()], ['APPROVED', { reserved: 2, sold: 0 }]);
});

test('what follows happens once, though the process dies while it delivers', async () => {
  const { desk, mails, stock } = openDesk('deliver:before-mark');
  desk.approve('ord-1001');
  await assert.rejects(() => desk.deliver(), Crash);
  await desk.deliver();
  await desk.deliver();
  assert.deepEqual([mails.size, stock()], [1, { reserved: 1, sold: 1 }]);
});

test('a refusal has no consequences', async () => {
  const { desk, mails, stock } = openDesk();
  assert.equal(desk.approve('ord-1002'), 'rejected');
  await desk.deliver();
  assert.deepEqual([mails.size, stock()], [0, { reserved: 2, sold: 0 }]);
});

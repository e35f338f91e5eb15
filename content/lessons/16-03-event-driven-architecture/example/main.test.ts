import assert from 'node:assert/strict';
import { test } from 'node:test';
import { line } from '../../../shop/domain.ts';
import { Envelopes } from '../../../shop/envelope.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { Orders } from './orders.ts';
import { run, styles } from './run.ts';

const SEEDS = Array.from({ length: 5 }, (_, seed) => seed);

test('every style ends with the same mails and the same stock page', async () => {
  for (const seed of SEEDS) {
    const [calls, notification, carried] = await Promise.all(styles.map((style) => run(style, { seed })));
    assert.equal(calls?.mails.length, 20);
    for (const other of [notification, carried]) {
      assert.deepEqual(other?.mails, calls?.mails);
      assert.deepEqual(other?.promised, calls?.promised);
    }
  }
});

test('without the notification service, events accept every order and calls accept none', async () => {
  for (const seed of SEEDS) {
    const away = { seed, notificationAway: true };
    assert.equal((await run('calls', away)).accepted, 0);
    for (const style of ['notification', 'carried state'] as const) {
      const { accepted, mails } = await run(style, away);
      assert.equal(accepted, 16);
      assert.equal(mails.length, 20, 'the mails go out when the service is back');
    }
  }
});

test('an id in the event costs one callback an event and consumer, the facts cost none', async () => {
  assert.equal((await run('notification')).callbacks, 40);
  assert.equal((await run('carried state')).callbacks, 0);
});

test('no event shows what belongs to the order service alone', () => {
  const orders = new Orders(new Envelopes('order', new SimClock()), 'facts');
  const { data } = orders.place('ord-1001', 'cus-1', [line('SKU-BOOK', 2)]);
  assert.deepEqual(Object.keys(data), ['orderId', 'state', 'items', 'total']);
});

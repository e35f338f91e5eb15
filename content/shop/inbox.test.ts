import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Inbox } from './inbox.ts';
import { openDatabase } from './sqlite.ts';

const message = { source: '/services/order', id: 'order-1' } as const;

test('a message has its effect once', () => {
  const inbox = new Inbox(openDatabase(), 'payment');
  let effects = 0;
  assert.equal(
    inbox.once(message, () => effects++),
    true,
  );
  assert.equal(
    inbox.once(message, () => effects++),
    false,
  );
  assert.equal(effects, 1);
});

test('the same id from another source is another message, and so it is for another consumer', () => {
  const database = openDatabase();
  const inbox = new Inbox(database, 'payment');
  inbox.once(message, () => {});
  assert.ok(inbox.once({ ...message, source: '/services/shipping' }, () => {}));
  assert.ok(new Inbox(database, 'query').once(message, () => {}));
});

test('an effect that fails leaves the message new', () => {
  const inbox = new Inbox(openDatabase(), 'payment');
  const fail = () => {
    throw new Error('no');
  };
  assert.throws(() => inbox.once(message, fail), /no/);
  assert.ok(inbox.once(message, () => {}));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RefreshTokens } from './refreshTokens.ts';
import { SimClock } from './simClock.ts';
import { openDatabase } from './sqlite.ts';

function open() {
  const clock = new SimClock();
  const database = openDatabase();
  const tokens = new RefreshTokens(database, clock, 10_000);
  const next = (token: string) => {
    const rotation = tokens.rotate(token);
    assert.equal(rotation.status, 'rotated');
    return rotation.status === 'rotated' ? rotation.token : '';
  };
  return { clock, database, tokens, next };
}

test('each token works once and gives the next', () => {
  const { tokens, next } = open();
  const second = next(tokens.issue('cus-1'));
  assert.deepEqual(
    { ...tokens.rotate(second), token: '' },
    { status: 'rotated', subject: 'cus-1', token: '' },
  );
});

test('a token that comes twice ends its family, and no other', () => {
  const { tokens, next } = open();
  const other = tokens.issue('cus-1');
  const first = tokens.issue('cus-1');
  const latest = next(next(first));
  assert.equal(tokens.rotate(first).status, 'reused');
  assert.equal(tokens.rotate(latest).status, 'refused');
  next(other);
});

test('a family ends in time and at logout', async () => {
  const { clock, tokens, next } = open();
  const first = tokens.issue('cus-1');
  await clock.runFor(9_000);
  const second = next(first);
  await clock.runFor(1_000);
  assert.equal(tokens.rotate(second).status, 'refused');
  const again = tokens.issue('cus-1');
  tokens.revoke(again);
  assert.equal(tokens.rotate(again).status, 'refused');
});

test('the table holds no token', () => {
  const { database, tokens } = open();
  const token = tokens.issue('cus-1');
  assert.ok(!JSON.stringify(database.prepare('SELECT * FROM refresh_tokens').all()).includes(token));
});

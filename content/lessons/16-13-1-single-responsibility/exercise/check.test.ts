import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { importsOf } from '../example/importGraph.ts';
import { cancel, type OrderCancelled, place } from './order/index.ts';

const { Payments } = await subject<typeof import('./solution.ts')>(import.meta.url);

const payment = process.env.PATTERNBOOK_SUBJECT ?? 'broken.ts';
const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

test('golden: what was captured is refunded, once, and only to those who paid', () => {
  const payments = new Payments();
  const answers: string[] = [];
  const refund = (event: OrderCancelled | undefined) =>
    answers.push(JSON.stringify(event ? (payments.onCancelled(event) ?? 'no refund') : 'nothing to cancel'));

  place('ord-1001', 'cus-1', 30_000);
  payments.capture('ord-1001', 30_000);
  place('ord-1002', 'cus-2', 42_000);
  const cancelled = cancel('ord-1001');
  refund(cancelled);
  refund(cancelled); // delivered again
  refund(cancel('ord-1001')); // cancelled again
  refund(cancel('ord-1002')); // never paid

  assert.deepEqual(answers, [
    '{"orderId":"ord-1001","amount":30000}',
    '"no refund"',
    '"nothing to cancel"',
    '"no refund"',
  ]);
});

test('payment refunds what it took, even when order has changed its mind about the total', () => {
  const payments = new Payments();
  place('ord-1003', 'cus-1', 15_000);
  payments.capture('ord-1003', 15_000);
  place('ord-1003', 'cus-1', 12_000); // a discount, after the money was taken
  const cancelled = cancel('ord-1003');
  assert.ok(cancelled);
  assert.deepEqual(payments.onCancelled(cancelled), { orderId: 'ord-1003', amount: 15_000 });
});

test('import graph: payment imports nothing of order', () => {
  const sources = new Map(
    [payment, 'order/index.ts', 'order/internal/repo.ts'].map((file) => [file, read(file)]),
  );
  const crossing = importsOf(sources).filter(({ from }) => from === payment);
  assert.deepEqual(
    crossing.map(({ to }) => to),
    [],
  );
});

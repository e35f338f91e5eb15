import assert from 'node:assert/strict';
import { test } from 'node:test';
import { table } from './print.ts';

test('numbers stand right, text stands left', () => {
  assert.equal(
    table(
      ['view', 'rows'],
      [
        ['history', 5],
        ['stock', 120],
      ],
    ),
    ['view     rows', '-------  ----', 'history     5', 'stock     120'].join('\n'),
  );
});

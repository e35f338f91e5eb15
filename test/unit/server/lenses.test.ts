import assert from 'node:assert/strict';
import type { MapHandler } from '../../../src/core/map/model.ts';
import { lensesIn } from '../../../src/server/map/lenses.ts';
import type { Part } from '../../../src/server/map/lookup.ts';

function branch(id: string, name: string, emits: readonly string[]): Part {
  const start = { line: 1, character: 0 };
  const handler: MapHandler = {
    id,
    name,
    role: 'projection',
    service: 'shop',
    place: { path: 'src/list.ts', range: { start, end: start } },
    handles: ['shop/OrderPlaced'],
    emits,
  };
  return { kind: 'handler', handler };
}

describe('code lenses', () => {
  it('leave out the branches of a function that say nothing new', () => {
    const parts = [
      branch('list', 'OrderList', []),
      branch('list~2', 'OrderList', []),
      branch('saga', 'OrderSaga', []),
      branch('saga~2', 'OrderSaga', ['shop/CapturePayment']),
      branch('mail', 'SendReceipt', []),
    ];
    assert.deepEqual(
      lensesIn(parts, 'file:///shop/src/list.ts').map(({ data }) => data.handler),
      ['saga~2', 'mail'],
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  decide,
  evolve,
  initialOrder,
  type OrderCommand,
  type OrderEvent,
} from '../../../../snippets/typescript/pb-aggregate.ts';

const place: OrderCommand = { type: 'PlaceOrder', customerId: 'customer-1', total: 30, at: '2026-01-01' };
const placed: OrderEvent = { ...place, type: 'OrderPlaced' };
const approved: OrderEvent = { type: 'OrderApproved' };

/** Given these events, what does the command lead to? */
function after(history: readonly OrderEvent[], command: OrderCommand) {
  return decide(history.reduce(evolve, initialOrder), command);
}

describe('the aggregate', () => {
  it('is placed once', () => {
    assert.deepEqual(after([], place), { events: [placed] });
    assert.deepEqual(after([placed], place), { refused: 'AlreadyExists' });
  });

  it('is refused where there is nothing to pay', () => {
    assert.deepEqual(after([], { ...place, total: 0 }), { refused: 'EmptyTotal' });
  });

  it('is approved or rejected, and not both', () => {
    assert.deepEqual(after([placed], { type: 'ApproveOrder' }), { events: [approved] });
    assert.deepEqual(after([placed, approved], { type: 'ApproveOrder' }), { events: [] });
    assert.deepEqual(after([placed, approved], { type: 'RejectOrder', reason: 'out of stock' }), {
      refused: 'AlreadyDecided',
    });
  });

  it('must be there to be approved', () => {
    assert.deepEqual(after([], { type: 'ApproveOrder' }), { refused: 'NotFound' });
  });
});

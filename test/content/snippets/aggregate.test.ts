import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  decide,
  evolve,
  initialOrder,
  type OrderCommand,
  type OrderEvent,
} from '../../../content/snippets/typescript/pb-aggregate.ts';

const place: OrderCommand = {
  type: 'PlaceOrder',
  customerId: 'cus-1',
  total: 45_000,
  at: '2026-01-05T09:00:00Z',
};
const commands: OrderCommand[] = [
  place,
  { ...place, total: 0 },
  { type: 'ApproveOrder' },
  { type: 'RejectOrder', reason: 'declined' },
];

function carryOut(issued: readonly OrderCommand[]): OrderEvent[] {
  const history: OrderEvent[] = [];
  for (const command of issued) {
    const decision = decide(history.reduce(evolve, initialOrder), command);
    if ('events' in decision) history.push(...decision.events);
  }
  return history;
}

describe('pb-aggregate', () => {
  it('places and approves an order', () => {
    const history = carryOut([place, { type: 'ApproveOrder' }]);
    assert.deepEqual(history, [
      { type: 'OrderPlaced', customerId: 'cus-1', total: 45_000, at: '2026-01-05T09:00:00Z' },
      { type: 'OrderApproved' },
    ]);
    assert.equal(history.reduce(evolve, initialOrder).status, 'APPROVED');
  });

  it('refuses an empty order, a second one and a second verdict', () => {
    const placed = evolve(initialOrder, { type: 'OrderPlaced', customerId: 'cus-1', total: 1, at: '' });
    assert.deepEqual(decide(initialOrder, { ...place, total: 0 }), { refused: 'EmptyTotal' });
    assert.deepEqual(decide(initialOrder, { type: 'ApproveOrder' }), { refused: 'NotFound' });
    assert.deepEqual(decide(placed, place), { refused: 'AlreadyExists' });
    const approved = evolve(placed, { type: 'OrderApproved' });
    assert.deepEqual(decide(approved, { type: 'ApproveOrder' }), { events: [] }, 'repetition is no refusal');
    assert.deepEqual(decide(approved, { type: 'RejectOrder', reason: 'late' }), {
      refused: 'AlreadyDecided',
    });
  });

  it('reaches one verdict at most, whatever the commands, their order and their repetitions', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...commands), { maxLength: 8 }), (issued) => {
        const history = carryOut(issued);
        assert.ok(history.filter(({ type }) => type === 'OrderPlaced').length <= 1);
        assert.ok(history.filter(({ type }) => type !== 'OrderPlaced').length <= 1);
        assert.deepEqual(history.reduce(evolve, initialOrder), history.reduce(evolve, initialOrder));
      }),
    );
  });

  it('stops at an event of a newer version', () => {
    const newer = { type: 'OrderArchived' } as unknown as OrderEvent;
    assert.throws(() => evolve(initialOrder, newer), /unknown type: .*OrderArchived/);
  });
});

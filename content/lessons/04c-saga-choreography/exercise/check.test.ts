import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { Rng } from '../../../shop/rng.ts';
import type { ShelfEvent } from './solution.ts';

const { PickingShelf } = await subject<typeof import('./solution.ts')>(import.meta.url);

const RECEIVED = 10;

const reserved = (orderId: string, quantity: number): ShelfEvent => ({
  id: `${orderId}:StockReserved`,
  type: 'StockReserved',
  orderId,
  quantity,
});
const declined = (orderId: string): ShelfEvent => ({
  id: `${orderId}:PaymentDeclined`,
  type: 'PaymentDeclined',
  orderId,
  quantity: 0,
});

test('in order: books are put aside, and go back when the card is declined', () => {
  const shelf = new PickingShelf(RECEIVED);
  shelf.on(reserved('ord-1001', 2));
  assert.equal(shelf.available, 8);
  shelf.on(declined('ord-1001'));
  assert.equal(shelf.available, RECEIVED);
});

test('reorder property: whatever overtakes what and comes twice, only paid orders keep books', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const rng = new Rng(seed);
    const kept = new Map<string, number>();
    const events: ShelfEvent[] = [];
    for (let nth = 1; nth <= 4; nth++) {
      const orderId = `ord-${1000 + nth}`;
      const quantity = rng.int(1, 2);
      events.push(reserved(orderId, quantity));
      if (rng.chance(0.5)) events.push(declined(orderId));
      else kept.set(orderId, quantity);
    }
    const doubled = events.flatMap((event) => (rng.chance(0.3) ? [event, event] : [event]));
    const shelf = new PickingShelf(RECEIVED);
    const delivered = rng.shuffle(doubled);
    for (const event of delivered) shelf.on(event);

    const story = `seed ${seed}: ${delivered.map(({ id }) => id).join(', ')}`;
    assert.deepEqual([...shelf.aside()].sort(), [...kept].sort(), story);
    const pieces = [...kept.values()].reduce((sum, quantity) => sum + quantity, 0);
    assert.equal(shelf.available, RECEIVED - pieces, story);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type OrderId, orderId } from '../../../shop/domain.ts';
import { subject } from '../../../shop/exercise.ts';
import { Rng } from '../../../shop/rng.ts';

const { StockItem } = await subject<typeof import('./solution.ts')>(import.meta.url);

test('a release that comes twice gives back once', () => {
  const stock = new StockItem(5);
  stock.reserveStock('ord-1001', 2);
  stock.releaseStock('ord-1001', 2);
  stock.releaseStock('ord-1001', 2);
  assert.equal(stock.available(), 5);
});

test('a release of what was refused gives back nothing', () => {
  const stock = new StockItem(1);
  assert.equal(stock.reserveStock('ord-1001', 2), 'refused');
  stock.releaseStock('ord-1001', 2);
  assert.equal(stock.available(), 1);
});

test('a reservation that comes after its release is refused', () => {
  const stock = new StockItem(5);
  stock.releaseStock('ord-1001', 2);
  assert.equal(stock.reserveStock('ord-1001', 2), 'refused');
  assert.equal(stock.available(), 5);
});

test('in any order, with any copies, what is left and what is held add up, over 500 seeds', () => {
  for (let seed = 0; seed < 500; seed++) {
    const rng = new Rng(seed);
    const received = rng.int(3, 8);
    const stock = new StockItem(received);
    const quantities = new Map<OrderId, number>();
    const released = new Set<OrderId>();
    const held = new Set<OrderId>();
    const messages: (() => void)[] = [];
    for (let nth = 1; nth <= 4; nth++) {
      const id = orderId(nth);
      const quantity = rng.int(1, 3);
      quantities.set(id, quantity);
      const reserve = () => {
        const isHeld = stock.reserveStock(id, quantity) === 'reserved';
        assert.ok(!(isHeld && released.has(id)), `seed ${seed}: ${id} came back after its release`);
        if (isHeld) held.add(id);
      };
      const release = () => {
        stock.releaseStock(id, quantity);
        released.add(id);
        held.delete(id);
      };
      messages.push(...Array.from({ length: rng.int(1, 2) }, () => reserve));
      messages.push(...Array.from({ length: rng.int(0, 2) }, () => release));
    }
    for (const deliver of rng.shuffle(messages)) {
      deliver();
      const taken = [...held].reduce((sum, id) => sum + (quantities.get(id) ?? 0), 0);
      assert.equal(stock.available(), received - taken, `seed ${seed}`);
      assert.ok(stock.available() >= 0, `seed ${seed}: oversold`);
    }
  }
});

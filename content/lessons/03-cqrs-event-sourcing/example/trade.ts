import { type CustomerId, line, type OrderId, orderId } from '../../../shop/domain.ts';
import { Rng } from '../../../shop/rng.ts';
import { openDatabase } from '../../../shop/sqlite.ts';
import { handle } from './commands.ts';
import { CountingStore } from './countingStore.ts';
import type { Command } from './order.ts';

const buyers: readonly CustomerId[] = ['cus-1', 'cus-2', 'cus-3', 'cus-4', 'cus-5'];

export function placeOrder(nth: number, customerId: CustomerId): Command {
  return { type: 'PlaceOrder', data: { orderId: orderId(nth), customerId, lines: [line('SKU-BOOK', 1)] } };
}

/** A store with `count` orders: most are approved, some rejected, some wait, and some are reviewed first. */
export async function tradingStore(seed: number, count: number) {
  const rng = new Rng(seed);
  const store = new CountingStore(openDatabase());
  const orderIds: OrderId[] = [];
  for (let nth = 1; nth <= count; nth++) {
    const id = orderId(nth);
    orderIds.push(id);
    const commands: Command[] = [placeOrder(nth, rng.pick(buyers))];
    if (rng.chance(0.1))
      commands.push({
        type: 'ReviewOrder',
        data: { orderId: id, by: 'desk-4', note: 'third lamp this week' },
      });
    if (rng.chance(0.8)) commands.push({ type: 'ApproveOrder', data: { orderId: id } });
    else if (rng.chance(0.5))
      commands.push({ type: 'RejectOrder', data: { orderId: id, reason: 'declined' } });
    for (const [step, command] of commands.entries()) await handle(store, `${id}-${step}`, command);
  }
  store.read = 0;
  return { store, orderIds };
}

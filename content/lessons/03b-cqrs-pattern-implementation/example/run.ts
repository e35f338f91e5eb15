import { type CustomerId, customers, type OrderId, orderId } from '../../../shop/domain.ts';
import { FaultPlan, survive } from '../../../shop/faultPlan.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { CommandSide } from './commandSide.ts';
import type { Actor, Command } from './commands.ts';
import { OrderDetailsView } from './orderDetails.ts';
import type { Outcome, Refusal } from './outcome.ts';

/** How often the view asks the outbox for news, in milliseconds. */
const PROJECT_EVERY = 150;

export function openShop(seed: number, rates: ConstructorParameters<typeof FaultPlan>[1] = {}) {
  const clock = new SimClock();
  const rng = new Rng(seed);
  const faults = new FaultPlan(rng, rates);
  return { clock, rng, faults, commands: new CommandSide(clock, rng, faults), view: new OrderDetailsView() };
}

export type Shop = ReturnType<typeof openShop>;

/** Feeds the view until `until`. */
export async function project({ clock, commands, view }: Shop, until: number): Promise<void> {
  while (clock.elapsed() < until) {
    await commands.outbox.relay((_, envelope) => view.apply(envelope));
    await clock.sleep(PROJECT_EVERY);
  }
}

export function placeOrder(nth: number, more: Partial<Command> = {}): Command {
  const items = [{ sku: 'SKU-BOOK', quantity: 1 }] as const;
  return { type: 'PlaceOrder', commandId: `place-${nth}`, orderId: orderId(nth), items, ...more } as Command;
}

export function onOrder(type: 'ApproveOrder' | 'CancelOrder', nth: number): Command {
  return { type, commandId: `${type}-${nth}`, orderId: orderId(nth) };
}

/** One command and what each of its copies was answered. */
export interface Sent {
  readonly command: Command;
  readonly answers: (Outcome | Refusal)[];
}

/**
 * A bad day: customers place `count` orders, and for each of them the saga's approval and the customer's cancellation
 * come in at about the same time. Every command is sent twice, and again whenever the process died on it.
 */
export async function badDay(shop: Shop, count: number): Promise<Sent[]> {
  const { clock, rng, commands } = shop;
  const sent: Sent[] = [];
  const send = (at: number, command: Command, actor: Actor) => {
    const answers: Sent['answers'] = [];
    sent.push({ command, answers });
    for (const delay of [0, rng.int(0, 8)]) {
      clock.after(at + delay, async () => {
        answers.push(await survive(() => commands.dispatch(command, actor)));
      });
    }
  };
  for (let nth = 1; nth <= count; nth++) {
    const customer: CustomerId = rng.pick(customers);
    const coupon = rng.chance(0.2) ? { coupon: 'SPRING' } : {};
    send(nth * 100, placeOrder(nth, coupon), customer);
    send(nth * 100 + 80 + rng.int(0, 6), onOrder('ApproveOrder', nth), 'saga');
    send(nth * 100 + 80 + rng.int(0, 12), onOrder('CancelOrder', nth), customer);
  }
  await clock.runUntilIdle();
  return sent;
}

/** How often each order stands in the outbox as placed. */
export function placedEvents({ commands }: Shop): Map<OrderId, number> {
  const rows = commands.database
    .prepare(`SELECT envelope ->> 'subject' AS orderId, COUNT(*) AS count FROM outbox
              WHERE envelope ->> 'type' LIKE '%.OrderPlaced.%' GROUP BY 1`)
    .all();
  return new Map(rows.map(({ orderId, count }) => [orderId as OrderId, count as number]));
}

import { type OrderId, orderId } from '../../../shop/domain.ts';
import type { Rng } from '../../../shop/rng.ts';

/** One of the messages about an order; `nth` counts them, from 1, and their order matters. */
export interface OrderMessage {
  readonly id: string;
  readonly key: OrderId;
  readonly nth: number;
  readonly body: { readonly total: number | { readonly voucher: string } };
}

/** The message never succeeds, whoever tries it and when, until somebody changes the program or the message. */
export class PoisonError extends Error {
  override readonly name = 'PoisonError';
}

/** Seven messages of one key are the longest story an order has. */
export function message(
  key: OrderId,
  nth: number,
  body: OrderMessage['body'] = { total: 15_000 },
): OrderMessage {
  return { id: `${key}/${nth}`, key, nth, body };
}

/** `orders` stories of four messages, interleaved; the second message of ord-1007 pays with a voucher. */
export function stories(rng: Rng, orders: number): OrderMessage[] {
  const waiting = Array.from({ length: orders }, (_, index) => orderId(index + 1)).flatMap((key) =>
    [1, 2, 3, 4].map((nth) =>
      message(key, nth, poisonous(key, nth) ? { total: { voucher: 'SPRING' } } : undefined),
    ),
  );
  const keys = rng.shuffle(waiting.map(({ key }) => key));
  const seen = new Map<OrderId, number>();
  return keys.map((key) => {
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return waiting.find((candidate) => candidate.key === key && candidate.nth === nth) as OrderMessage;
  });
}

function poisonous(key: OrderId, nth: number): boolean {
  return key === orderId(7) && nth === 2;
}

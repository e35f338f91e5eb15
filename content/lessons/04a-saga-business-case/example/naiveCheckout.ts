import { type Documents, MemDocuments } from '../../../shop/documents.ts';
import { line, type OrderId, totalOf } from '../../../shop/domain.ts';
import { Crash, type FaultPlan } from '../../../shop/faultPlan.ts';
import type { World } from '../../../shop/invariants.ts';
import { won } from '../../../shop/money.ts';
import {
  inventory,
  order,
  type Payment,
  payment,
  type Reservation,
  type StockLevel,
  type StoredOrder,
  shipping,
} from '../../../shop/participants.ts';

const SKU = 'SKU-BOOK';
const amount = totalOf([line(SKU, 1)]);

class Refused extends Error {}
class TimedOut extends Error {}

/** One order after another calls the services and hopes. The services are the ones the saga uses. */
export class NaiveShop {
  readonly #documents: Documents = new MemDocuments();
  readonly #faults: FaultPlan;
  readonly #declined: (orderId: OrderId) => boolean;

  constructor(faults: FaultPlan, received: number, declined: (orderId: OrderId) => boolean) {
    this.#faults = faults;
    this.#declined = declined;
    this.#documents.put('stock', SKU, { sku: SKU, received, reserved: 0 } satisfies StockLevel);
  }

  // #region checkout
  /** Everything at once, because it is faster. Whatever goes wrong, the customer gets a 500. */
  checkout(orderId: OrderId, undo: (orderId: OrderId) => void = () => {}): void {
    const pending = { orderId, state: 'PENDING', sku: SKU, quantity: 1, total: amount.amount } as const;
    this.#documents.put('orders', orderId, pending);
    try {
      const calls = [() => this.#reserve(orderId), () => this.#charge(orderId)];
      throwFirst(calls.map(attempt));
      this.#call(() => shipping({ type: 'ScheduleShipment', data: { orderId } }, this.#documents));
      this.#approve(orderId);
    } catch (error) {
      if (error instanceof Crash) return; // Nobody is left to do anything.
      attempt(() => undo(orderId));
      this.#reject(orderId);
    }
  }
  // #endregion checkout

  // #region undo
  /** What the catch block can do: ask once, in the same minute in which something is broken. */
  readonly undo = (orderId: OrderId): void => {
    const data = { orderId, amount };
    this.#call(() => payment({ type: 'RefundPayment', data }, this.#documents, () => false));
    this.#call(() => inventory({ type: 'ReleaseStock', data: { orderId } }, this.#documents));
  };

  /** What the nightly job can do: it sees orders, not what the other services did for them. */
  nightly(): void {
    for (const { orderId, state } of this.#documents.all<StoredOrder>('orders')) {
      if (state === 'PENDING') this.#reject(orderId);
    }
  }
  // #endregion undo

  facts(): OrderFacts[] {
    return this.#documents.all<StoredOrder>('orders').map(({ orderId, state }) => ({
      state,
      paid: this.#documents.get<Payment>('payments', orderId)?.state === 'captured',
      reserved: this.#documents.get<Reservation>('reservations', orderId)?.state === 'held',
    }));
  }

  world(): World {
    return {
      orders: this.#documents.all<StoredOrder>('orders').map(({ orderId, state, total }) => ({
        orderId,
        state,
        total: won(total),
        captured: won(this.#documents.get<Payment>('payments', orderId)?.captured ?? 0),
        refunded: won(this.#documents.get<Payment>('payments', orderId)?.refunded ?? 0),
      })),
      drained: true,
    };
  }

  #reserve(orderId: OrderId): void {
    const data = { orderId, sku: SKU, quantity: 1 } as const;
    const { type } = this.#call(() => inventory({ type: 'ReserveStock', data }, this.#documents));
    if (type !== 'StockReserved') throw new Refused(type);
  }

  #charge(orderId: OrderId): void {
    const data = { orderId, amount };
    const refuses = () => this.#declined(orderId);
    this.#call(() => payment({ type: 'AuthorizePayment', data }, this.#documents, refuses));
    const { type } = this.#call(() =>
      payment({ type: 'CapturePayment', data }, this.#documents, () => false),
    );
    if (type !== 'PaymentCaptured') throw new Refused(type);
  }

  #approve(orderId: OrderId): void {
    order({ type: 'ApproveOrder', data: { orderId } }, this.#documents);
  }

  #reject(orderId: OrderId): void {
    order({ type: 'RejectOrder', data: { orderId, reason: 'something went wrong' } }, this.#documents);
  }

  // #region call
  /** A call over the network: the request or the answer may get lost, and the caller may die around it. */
  #call<T>(work: () => T): T {
    this.#faults.reach('checkout:before-call');
    if (this.#faults.copies().length === 0) throw new TimedOut('no answer: the request was lost');
    const answer = work();
    if (this.#faults.copies().length === 0) throw new TimedOut('no answer: the answer was lost');
    this.#faults.reach('checkout:after-call');
    return answer;
  }
  // #endregion call
}

/** Where an order stands in the three databases that know something of it. */
export interface OrderFacts {
  readonly state: StoredOrder['state'];
  readonly paid: boolean;
  readonly reserved: boolean;
}

/** Both calls are under way at once: one that fails does not keep the other from happening. */
function attempt(work: () => void): Error | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

function throwFirst(errors: readonly (Error | undefined)[]): void {
  const first = errors.find((error) => error instanceof Crash) ?? errors.find((error) => error);
  if (first) throw first;
}

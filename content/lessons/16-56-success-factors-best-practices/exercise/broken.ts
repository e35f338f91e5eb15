import type { CustomerId, OrderState } from '../../../shop/domain.ts';

/** Sends an order under a key; rejects when the answer is lost, which says nothing about the effect. */
export type Send = (key: string) => Promise<string>;

/** Places an order: tries until an answer comes. `newKey` gives a key that nobody has used. */
export async function place(send: Send, newKey: () => string): Promise<string> {
  for (;;) {
    const answer = await send(newKey()).catch(() => undefined);
    if (answer !== undefined) return answer;
  }
}

/** A view and the position up to which it has seen the events; `commit` stores both of them at once. */
export interface ViewStore {
  revenue: number;
  position: number;
  /** Stores what is given, all or nothing; the process may die before and after. */
  commit(change: { revenue?: number; position?: number }): void;
}

/** Adds up the amounts of the events that the view has not seen. */
export function project(view: ViewStore, amounts: readonly number[]): void {
  for (const amount of amounts.slice(view.position)) {
    view.commit({ revenue: view.revenue + amount });
    view.commit({ position: view.position + 1 });
  }
}

/** The state an order has after its cancellation is asked for, or undefined: the request is refused. */
export function cancel(state: OrderState): OrderState | undefined {
  return state === 'APPROVED' || state === 'PENDING' ? 'CANCEL_PENDING' : undefined;
}

/** What can be said of a process without asking anybody else. */
export interface Health {
  /** The event loop still turns. */
  readonly isResponsive: boolean;
  /** Asks the database. */
  canReachDatabase(): boolean;
}

/** Liveness: false has the process killed and started again. */
export function isAlive(health: Health): boolean {
  return health.isResponsive && health.canReachDatabase();
}

/** Readiness: false keeps requests away. */
export function isReady(health: Health): boolean {
  return health.isResponsive && health.canReachDatabase();
}

/** The page at `path` for a customer, from the cache where it is in there. */
export function cached(
  cache: Map<string, string>,
  path: string,
  _customerId: CustomerId,
  load: () => string,
): string {
  const page = cache.get(path) ?? load();
  cache.set(path, page);
  return page;
}

import { Deadline, TimedOut } from '../../../shop/deadline.ts';
import type { Order, Services } from './services.ts';

/** What the customer is told: yes, no, or that something went wrong. */
export type Answer = 'accepted' | 'refused' | 'error';

/** How long the customer's request may take, in milliseconds. */
const BUDGET_MS = 1_000;
/** How long it takes to store an order and its message in one commit. */
const COMMIT_MS = 5;

export type Style = (services: Services, order: Order) => Promise<Answer>;

// #region chain
/** Everything while the customer waits. */
export const chain: Style = (services, order) =>
  orError(services, order, async (deadline) => {
    const call = <T>(work: () => Promise<T>) => deadline.within(BUDGET_MS, work);
    const paid = (await call(() => services.reserve(order))) && (await call(() => services.charge(order)));
    if (!paid) return refuse(services, order);
    await call(() => services.ship(order));
    return 'accepted';
  });
// #endregion chain

// #region hybrid
/** The question that needs an answer now is asked now; the rest is stored and done later. */
export const hybrid: Style = (services, order) =>
  orError(services, order, async (deadline) => {
    if (!(await deadline.within(BUDGET_MS, () => services.reserve(order)))) return refuse(services, order);
    await services.clock.sleep(COMMIT_MS);
    void fulfil(services, order);
    return 'accepted';
  });
// #endregion hybrid

// #region async
/** Stored, and everything else is done later. */
export const fullyAsync: Style = async (services, order) => {
  await services.clock.sleep(COMMIT_MS);
  void services
    .reserve(order)
    .then((reserved) => (reserved ? fulfil(services, order) : services.reject(order)));
  return 'accepted';
};
// #endregion async

/** What the consumers of the queue do: nobody waits, so nobody has to hurry. */
async function fulfil(services: Services, order: Order): Promise<void> {
  if (await services.charge(order)) await services.ship(order);
  else services.reject(order);
}

function refuse(services: Services, order: Order): Answer {
  services.reject(order);
  return 'refused';
}

/** Gives the order up when the budget is spent, and with it what was reserved. */
async function orError(
  services: Services,
  order: Order,
  work: (deadline: Deadline) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work(new Deadline(services.clock, BUDGET_MS));
  } catch (error) {
    if (!(error instanceof TimedOut)) throw error;
    services.reject(order);
    return 'error';
  }
}

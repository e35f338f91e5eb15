import { Bulkhead } from '../../../shop/bulkhead.ts';
import { BreakerOpen, type BreakerState } from '../../../shop/circuitBreaker.ts';
import { Deadline } from '../../../shop/deadline.ts';
import { orderId } from '../../../shop/domain.ts';
import { FaultPlan } from '../../../shop/faultPlan.ts';
import { type Fetch, HttpNetwork } from '../../../shop/httpNetwork.ts';
import { ResilientClient } from '../../../shop/resilientClient.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { Payment, paymentRequest } from './payment.ts';

export interface Report {
  readonly requests: number;
  readonly attempts: number;
  readonly paid: number;
  /** Refused without a call, because the breaker was open. */
  readonly refused: number;
  /** Answered with an error, or not at all. */
  readonly failed: number;
  /** Failed, and charged all the same; for requests with keys. */
  readonly failedAndCharged: number;
  /** Refused, and charged all the same. */
  readonly refusedAndCharged: number;
  /** When the last request was made that was not paid, in milliseconds. */
  readonly lastUnpaid: number;
  readonly charges: readonly string[];
  readonly transitions: readonly { at: number; state: BreakerState }[];
  readonly callsWhileOpen: number;
}

/** How one client treats one request. */
export type Client = (request: Request, deadline: Deadline) => Promise<Response>;

/** From second 5 to second 10 the card network is slow: a charge takes 430 ms instead of 30. */
const SLOW = { from: 5_000, to: 10_000, extra: 400 };

/**
 * 1,000 payments, one every 20 ms, over a network that loses one message in a hundred and doubles another. Without
 * `clientOver` the resilient client makes them, with keys; any other client makes them without.
 */
export async function outage(
  seed: number,
  clientOver?: (send: Fetch, clock: SimClock) => Client,
): Promise<Report> {
  const clock = new SimClock();
  const rng = new Rng(seed);
  const payment = new Payment(clock);
  const faults = new FaultPlan(rng, { drop: 0.01, duplicate: 0.01, delay: [1, 15] });
  // #region server
  const atOnce = new Bulkhead(4, 10_000);
  const network = new HttpNetwork(clock, faults).host('payment', (request) =>
    atOnce.run(async () => {
      const isSlow = clock.elapsed() >= SLOW.from && clock.elapsed() < SLOW.to;
      if (isSlow) await clock.sleep(SLOW.extra);
      return payment.handle(request);
    }),
  );
  // #endregion server

  let attempts = 0;
  let callsWhileOpen = 0;
  let state: BreakerState = 'closed';
  const transitions: { at: number; state: BreakerState }[] = [];
  const send: Fetch = (request) => {
    attempts++;
    if (state === 'open') callsWhileOpen++;
    return network.fetch(request);
  };
  const resilient = new ResilientClient({
    clock,
    rng,
    fetch: send,
    onBreaker: (_, next) => {
      state = next;
      transitions.push({ at: clock.elapsed(), state });
    },
  });
  const client = clientOver?.(send, clock) ?? ((request, deadline) => resilient.request(request, deadline));

  const results = new Map<string, 'paid' | 'refused' | 'failed'>();
  let lastUnpaid = 0;
  for (let nth = 1; nth <= 1_000; nth++) {
    const madeAt = nth * 20;
    clock.after(madeAt, async () => {
      const key = `pay-${nth}`;
      const request = paymentRequest('http://payment', orderId(nth), clientOver ? undefined : key);
      const outcome = await client(request, new Deadline(clock, 2_000)).catch((error: Error) => error);
      const paid = outcome instanceof Response && outcome.ok;
      results.set(key, paid ? 'paid' : outcome instanceof BreakerOpen ? 'refused' : 'failed');
      if (!paid) lastUnpaid = Math.max(lastUnpaid, madeAt);
    });
  }
  await clock.runUntilIdle();

  const charges = payment.charges();
  const having = (wanted: string) => [...results].filter(([, result]) => result === wanted);
  const charged = (wanted: string) => having(wanted).filter(([key]) => charges.includes(key)).length;
  return {
    requests: results.size,
    attempts,
    paid: having('paid').length,
    refused: having('refused').length,
    failed: having('failed').length,
    failedAndCharged: charged('failed'),
    refusedAndCharged: charged('refused'),
    lastUnpaid,
    charges,
    transitions,
    callsWhileOpen,
  };
}

// #region naive
/** Four tries of half a second each, at once, whatever was sent and whatever came back. */
export const naive =
  (send: Fetch, clock: SimClock): Client =>
  async (request) => {
    for (let attempt = 1; ; attempt++) {
      const answer = new Deadline(clock, 500).within(500, (signal) =>
        send(new Request(request.clone(), { signal })),
      );
      const outcome = await answer.catch((error: Error) => error);
      if (outcome instanceof Response && outcome.ok) return outcome;
      if (attempt < 4) continue;
      if (outcome instanceof Response) return outcome;
      throw outcome;
    }
  };
// #endregion naive

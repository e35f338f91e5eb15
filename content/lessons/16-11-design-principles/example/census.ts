import { orderId } from '../../../shop/domain.ts';
import { checkInvariants, type OrderFact } from '../../../shop/invariants.ts';
import { won } from '../../../shop/money.ts';
import { Rng } from '../../../shop/rng.ts';
import { type Call, type Checkout, finalState, network } from './checkout.ts';

/** What became of many orders under one design. */
export interface Census {
  /** The share of customers who were told "yes", from 0 to 1. */
  readonly availability: number;
  readonly toldNo: number;
  /** Told "no", and rightly: there is no order. */
  readonly nothingHappened: number;
  /** Orders that will never be settled: invariant I4. */
  readonly stuck: number;
  readonly stuckAndPaid: number;
  /** Told "no", and yet the order is complete. */
  readonly completeAfterAll: number;
}

export const CALL_AVAILABILITY = 0.999;

/** Runs `count` checkouts of one design over a network that a seed decides. */
export function census(design: (call: () => Call) => Checkout, count: number, seed: number): Census {
  const call = network(new Rng(seed), CALL_AVAILABILITY);
  const checkouts = Array.from({ length: count }, () => design(call));
  const refused = checkouts.filter(({ toldYes }) => !toldYes);
  const stuck = checkouts.filter((checkout) => finalState(checkout) === 'PENDING');
  return {
    availability: 1 - refused.length / count,
    toldNo: refused.length,
    nothingHappened: refused.filter((checkout) => finalState(checkout) === undefined).length,
    stuck: checkInvariants({ orders: checkouts.flatMap(toFact), drained: true }).length,
    stuckAndPaid: stuck.filter(({ effects }) => effects.has('CapturePayment')).length,
    completeAfterAll: refused.filter((checkout) => finalState(checkout) === 'APPROVED').length,
  };
}

function toFact(checkout: Checkout, index: number): OrderFact[] {
  const state = finalState(checkout);
  return state ? [{ orderId: orderId(index + 1), state, total: won(15_000) }] : [];
}

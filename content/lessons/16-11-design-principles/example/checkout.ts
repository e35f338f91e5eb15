import type { OrderState } from '../../../shop/domain.ts';
import type { Rng } from '../../../shop/rng.ts';

/** The calls a checkout needs, in their order. */
export const steps = [
  'PlaceOrder',
  'ReserveStock',
  'CapturePayment',
  'ScheduleShipment',
  'ApproveOrder',
] as const;

export type Step = (typeof steps)[number];

// #region call
/** One call over the network: what the caller sees, and what really happened. */
export interface Call {
  readonly answered: boolean;
  readonly done: boolean;
}

/** Calls that fail now and then, half of the time before their effect and half of the time after it. */
export function network(rng: Rng, availability: number): () => Call {
  return () =>
    rng.chance(availability) ? { answered: true, done: true } : { answered: false, done: rng.chance(0.5) };
}
// #endregion call

/** How a checkout ended for the customer, and which effects exist. */
export interface Checkout {
  readonly toldYes: boolean;
  readonly effects: ReadonlySet<Step>;
}

// #region designs
/** Five calls, one after the other, while the customer waits. */
export function chain(call: () => Call): Checkout {
  const effects = new Set<Step>();
  for (const step of steps) {
    const { answered, done } = call();
    if (done) effects.add(step);
    if (!answered) return { toldYes: false, effects };
  }
  return { toldYes: true, effects };
}

/** One call stores the order; the customer has an answer, and a worker does the rest. */
export function accept(call: () => Call): Checkout {
  const [place, ...later] = steps;
  const { answered, done } = call();
  const effects = new Set<Step>(done ? [place] : []);
  if (done) for (const step of later) askUntilAnswered(call, step, effects);
  return { toldYes: answered, effects };
}

/** Every attempt carries the id of its step, so however often it is asked for, its effect is there once. */
function askUntilAnswered(call: () => Call, step: Step, effects: Set<Step>): void {
  for (let answered = false; !answered; ) {
    const attempt = call();
    if (attempt.done) effects.add(step);
    answered = attempt.answered;
  }
}
// #endregion designs

/** The state the order is in for good, once nothing is under way; undefined when no order exists. */
export function finalState({ effects }: Checkout): OrderState | undefined {
  if (effects.has('ApproveOrder')) return 'APPROVED';
  return effects.has('PlaceOrder') ? 'PENDING' : undefined;
}

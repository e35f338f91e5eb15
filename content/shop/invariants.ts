import { type CustomerId, isSettled, type OrderId, type OrderState, type Sku } from './domain.ts';
import type { Money } from './money.ts';

export type InvariantId = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6';

export interface Violation {
  readonly invariant: InvariantId;
  /** What it is about: a SKU, an order, a step, a view or a customer. */
  readonly subject: string;
  readonly message: string;
}

/** The facts of the world as an example ends. What an example does not have it leaves out. */
export interface World {
  readonly stock?: readonly StockFact[];
  readonly orders?: readonly OrderFact[];
  /** The ids of the commands or saga steps behind each effect, one entry an effect. */
  readonly effects?: readonly string[];
  readonly views?: readonly ViewFact[];
  readonly responses?: readonly ResponseFact[];
  /** Faults have stopped and queues are empty: only then is every order expected to be settled. */
  readonly drained?: boolean;
}

export interface StockFact {
  readonly sku: Sku;
  readonly received: number;
  readonly reserved: number;
  readonly sold: number;
}

export interface OrderFact {
  readonly orderId: OrderId;
  readonly state: OrderState;
  readonly total: Money;
  /** Money taken and given back; leave both out where the example takes no payment. */
  readonly captured?: Money;
  readonly refunded?: Money;
}

export interface ViewFact {
  readonly name: string;
  readonly live: unknown;
  /** The same view, built anew from all events. */
  readonly replayed: unknown;
}

export interface ResponseFact {
  readonly askedBy: CustomerId;
  /** The owner of every piece of data in the response. */
  readonly owners: readonly CustomerId[];
}

/**
 * Checks what must hold however the shop is built and whatever fails:
 *
 * - I1 per SKU, reserved and sold together never exceed what was received;
 * - I2 an approved order has been paid exactly once, a rejected or cancelled one not at all;
 * - I3 a command or step has one effect;
 * - I4 once faults stop and queues drain, every order is approved, rejected or cancelled;
 * - I5 a view equals a fresh replay;
 * - I6 no response carries another customer's data.
 */
export function checkInvariants(world: World): Violation[] {
  return [
    ...(world.stock ?? []).flatMap(neverOversold),
    ...(world.orders ?? []).flatMap(paidWhatIsOwed),
    ...oneEffectEach(world.effects ?? []),
    ...(world.drained ? (world.orders ?? []).flatMap(settled) : []),
    ...(world.views ?? []).flatMap(equalsReplay),
    ...(world.responses ?? []).flatMap(ownDataOnly),
  ];
}

function neverOversold({ sku, received, reserved, sold }: StockFact): Violation[] {
  return violation(
    reserved + sold > received,
    'I1',
    sku,
    `reserved ${reserved} + sold ${sold} > received ${received}`,
  );
}

function paidWhatIsOwed({ orderId, state, total, captured, refunded }: OrderFact): Violation[] {
  if (!captured || !isSettled(state)) return [];
  const paid = captured.amount - (refunded?.amount ?? 0);
  const owed = state === 'APPROVED' ? total.amount : 0;
  return violation(paid !== owed, 'I2', orderId, `${state}: paid ${paid}, owed ${owed}`);
}

function oneEffectEach(effects: readonly string[]): Violation[] {
  const counts = new Map<string, number>();
  for (const id of effects) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].flatMap(([id, count]) => violation(count > 1, 'I3', id, `${count} effects`));
}

function settled({ orderId, state }: OrderFact): Violation[] {
  return violation(!isSettled(state), 'I4', orderId, `still ${state}`);
}

function equalsReplay({ name, live, replayed }: ViewFact): Violation[] {
  return violation(canonical(live) !== canonical(replayed), 'I5', name, 'differs from a fresh replay');
}

function ownDataOnly({ askedBy, owners }: ResponseFact): Violation[] {
  const others = owners.filter((owner) => owner !== askedBy);
  return violation(others.length > 0, 'I6', askedBy, `was shown data of ${others.join(', ')}`);
}

function violation(broken: boolean, invariant: InvariantId, subject: string, message: string): Violation[] {
  return broken ? [{ invariant, subject, message }] : [];
}

/** JSON with sorted keys: two values are equal when their texts are. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

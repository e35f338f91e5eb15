import { type OrderId, type OrderState, orderId } from '../../../shop/domain.ts';
import { checkInvariants } from '../../../shop/invariants.ts';
import { won } from '../../../shop/money.ts';
import { Remote } from './remote.ts';
import type { Stock } from './stock.ts';

const RECEIVED = 2;

/** Six orders for the last two lamps; one card in three is declined. Returns what went wrong. */
export async function lastPieces(seed: number, makeStock: (received: number) => Stock): Promise<string[]> {
  const remote = new Remote(seed);
  const stock = makeStock(RECEIVED);
  const states = new Map<OrderId, OrderState>();
  const effects: string[] = [];
  for (let nth = 1; nth <= 6; nth++) {
    remote.clock.after(remote.rng.int(0, 3_000), () => fulfil(orderId(nth)));
  }
  await remote.clock.runUntilIdle();

  const approved = [...states.values()].filter((state) => state === 'APPROVED').length;
  const violations = checkInvariants({
    stock: [{ sku: 'SKU-LAMP', received: RECEIVED, reserved: 0, sold: approved }],
    orders: [...states].map(([id, state]) => ({ orderId: id, state, total: won(42_000) })),
    effects,
    drained: true,
  }).map(({ invariant }) => invariant);
  const lost = RECEIVED - approved - stock.available();
  return lost > 0 ? [...violations, 'lost'] : violations;

  /** Does a step and notes whether it changed anything, for I3. */
  function doing<T>(step: string, work: () => T): T {
    const before = stock.available();
    const answer = work();
    if (stock.available() !== before) effects.push(step);
    return answer;
  }

  async function fulfil(id: OrderId): Promise<void> {
    states.set(id, 'PENDING');
    const reserved = await remote.askOnce(() => doing(`${id}:ReserveStock`, () => stock.reserve(id)), 300);
    const paid = reserved === 'reserved' && !remote.rng.chance(0.33);
    if (!paid && reserved !== 'refused') {
      await remote.ask(() => doing(`${id}:ReleaseStock`, () => stock.release(id)));
    }
    states.set(id, paid ? 'APPROVED' : 'REJECTED');
  }
}

type Arrival = 'reserve' | 'release';

// #region arrivals
/** Every order in which so many copies of a reservation and of its release can arrive. */
export function arrivals(reserves: number, releases: number): Arrival[][] {
  if (reserves + releases === 0) return [[]];
  return [
    ...(reserves > 0 ? arrivals(reserves - 1, releases).map((rest) => ['reserve' as const, ...rest]) : []),
    ...(releases > 0 ? arrivals(reserves, releases - 1).map((rest) => ['release' as const, ...rest]) : []),
  ];
}
// #endregion arrivals

/** Of all orders in which one or two copies of each can arrive, those after which not just the one piece is there. */
export function wrongEnds(makeStock: (received: number) => Stock): { wrong: number; of: number } {
  const all = [1, 2].flatMap((reserves) => [1, 2].flatMap((releases) => arrivals(reserves, releases)));
  const wrong = all.filter((messages) => {
    const stock = makeStock(1);
    for (const message of messages) stock[message]('ord-1001');
    return stock.available() !== 1;
  });
  return { wrong: wrong.length, of: all.length };
}

import { checkInvariants } from '../../../shop/invariants.ts';
import { won } from '../../../shop/money.ts';
import type { OrderRecord } from './orderRecord.ts';
import { Remote } from './remote.ts';

const TOTAL = 42_000;

/** What payment and shipping have done. */
interface World {
  payment: 'none' | 'captured' | 'refunded';
  shipment: 'none' | 'scheduled' | 'dispatched' | 'cancelled';
}

/** One order is fulfilled while its customer cancels it. Returns what went wrong. */
export async function cancelWhileApproving(seed: number, makeOrder: () => OrderRecord): Promise<string[]> {
  const remote = new Remote(seed);
  const order = makeOrder();
  const world: World = { payment: 'none', shipment: 'none' };
  remote.clock.after(0, fulfil);
  remote.clock.after(remote.rng.int(0, 1_500), cancel);
  await remote.clock.runUntilIdle();

  const violations = checkInvariants({
    orders: [
      {
        orderId: 'ord-1001',
        state: order.state,
        total: won(TOTAL),
        captured: won(world.payment === 'none' ? 0 : TOTAL),
        refunded: won(world.payment === 'refunded' ? TOTAL : 0),
      },
    ],
    drained: true,
  }).map(({ invariant }) => invariant);
  const sentAway = world.shipment === 'scheduled' || world.shipment === 'dispatched';
  return sentAway === (order.state === 'APPROVED') ? violations : [...violations, 'parcel'];

  async function fulfil(): Promise<void> {
    await remote.ask(() => {
      if (world.payment === 'none') world.payment = 'captured';
    });
    await remote.ask(() => {
      if (world.shipment === 'none') world.shipment = 'scheduled';
    });
    order.settle('APPROVED');
    remote.clock.after(remote.rng.int(0, 1_000), () => {
      if (world.shipment === 'scheduled') world.shipment = 'dispatched';
    });
  }

  /** While somebody else has the order, the customer reads "please try again in a moment", and does. */
  async function cancel(): Promise<void> {
    if (!order.beginCancellation()) return void remote.clock.after(500, cancel);
    const stopped = await remote.ask(() => {
      if (world.shipment === 'scheduled') world.shipment = 'cancelled';
      return world.shipment !== 'dispatched';
    });
    if (!stopped) return order.settle('APPROVED');
    await remote.ask(() => {
      if (world.payment === 'captured') world.payment = 'refunded';
    });
    order.settle('CANCELLED');
  }
}

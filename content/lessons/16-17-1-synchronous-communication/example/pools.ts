import { Bulkhead } from '../../../shop/bulkhead.ts';
import { Deadline } from '../../../shop/deadline.ts';
import { SimClock } from '../../../shop/simClock.ts';

/** Shipping hangs and 30 calls wait for it. How long does one payment of 30 ms take? */
export async function paymentTakes(pools: { shipping: Bulkhead; payment: Bulkhead }): Promise<number> {
  const clock = new SimClock();
  const hang = () => new Deadline(clock, 500).within(500, () => new Promise<never>(() => {}));
  const waiting = Promise.allSettled(Array.from({ length: 30 }, () => pools.shipping.run(hang)));
  let answered = 0;
  clock.after(10, () =>
    pools.payment.run(async () => {
      await clock.sleep(30);
      answered = clock.elapsed();
    }),
  );
  await clock.runUntilIdle();
  await waiting;
  return answered - 10;
}

export function sharedPool() {
  const pool = new Bulkhead(20, 100);
  return { shipping: pool, payment: pool };
}

export function ownPools() {
  return { shipping: new Bulkhead(10, 20), payment: new Bulkhead(10, 20) };
}

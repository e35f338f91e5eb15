import { Bulkhead, BulkheadFull } from '../../../shop/bulkhead.ts';
import { RateLimiter, type RatePolicy } from '../../../shop/rateLimit.ts';
import { SimClock } from '../../../shop/simClock.ts';

/** What a minute of 9 requests a second does to a service that takes `serviceMs` for each. */
export async function minuteOf(policy: RatePolicy, serviceMs: number, places: number) {
  const clock = new SimClock();
  const limiter = new RateLimiter(policy, clock);
  const bulkhead = new Bulkhead(places);
  let inFlight = 0;
  const seen = { limited: 0, shed: 0, mostInFlight: 0 };
  const work = async () => {
    inFlight++;
    seen.mostInFlight = Math.max(seen.mostInFlight, inFlight);
    await clock.sleep(serviceMs);
    inFlight--;
  };
  for (let nth = 0; nth < 540; nth++) {
    clock.after(Math.floor((nth * 1_000) / 9), async () => {
      if (!limiter.take('all').admitted) return void seen.limited++;
      await bulkhead.run(work).catch((error: unknown) => {
        if (!(error instanceof BulkheadFull)) throw error;
        seen.shed++;
      });
    });
  }
  await clock.runUntilIdle();
  return seen;
}

import { Balancer, twoChoices } from '../../../shop/balancer.ts';
import { OutlierDetector, type OutlierOptions } from '../../../shop/outlierDetector.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';

export interface Report {
  /** Of 2,000 requests. */
  readonly failed: number;
  /** The most hosts that rested at the same time. */
  readonly resting: number;
}

export interface Setting {
  readonly outliers: Omit<OutlierOptions, 'clock'>;
  readonly retries: boolean;
  /** Whether a host answers 503 at this time. */
  readonly isIll: (host: string, elapsed: number) => boolean;
}

const hosts = Array.from({ length: 10 }, (_, nth) => `order-${nth + 1}`);

/** 2,000 reads in 20 seconds, over ten hosts that take 20 ms each. */
export async function balanced(seed: number, { outliers, retries, isIll }: Setting): Promise<Report> {
  const clock = new SimClock();
  const detector = new OutlierDetector({ clock, ...outliers });
  let failed = 0;
  let resting = 0;
  const balancer = new Balancer({
    fetch: async (request) => {
      await clock.sleep(20);
      return new Response(null, { status: isIll(new URL(request.url).host, clock.elapsed()) ? 503 : 200 });
    },
    choose: twoChoices(new Rng(seed)),
    hostsOf: () => hosts,
    outliers: detector,
    retries,
  });
  for (let nth = 0; nth < 2_000; nth++) {
    clock.after(nth * 10, async () => {
      const { ok } = await balancer.fetch(new Request('http://order/v1/orders'));
      if (!ok) failed++;
      resting = Math.max(resting, hosts.length - detector.healthy(hosts).length);
    });
  }
  await clock.runUntilIdle();
  return { failed, resting };
}

export const oneIll: Setting['isIll'] = (host, elapsed) => host === 'order-3' && elapsed >= 5_000;
export const allIll: Setting['isIll'] = (_, elapsed) => elapsed >= 5_000 && elapsed < 6_000;
export const never = { failures: Number.POSITIVE_INFINITY };

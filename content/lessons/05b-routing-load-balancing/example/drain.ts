import { Balancer, roundRobin } from '../../../shop/balancer.ts';
import { OutlierDetector } from '../../../shop/outlierDetector.ts';
import { SimClock } from '../../../shop/simClock.ts';

/** How a host ends: when it is to go, it may still take requests for `takesMs`, and finishes for `livesMs`. */
export interface Ending {
  readonly takesMs: number;
  readonly livesMs: number;
}

/** How long balancers go on sending to a host that has left discovery. */
export const LAG_MS = 1_000;
export const WORK_MS = 100;

export const endings: Record<string, Ending> = {
  'stops at once': { takesMs: 0, livesMs: 0 },
  'finishes its requests': { takesMs: 0, livesMs: WORK_MS },
  'leaves first, then stops': { takesMs: LAG_MS, livesMs: LAG_MS + WORK_MS },
};

/** How many orders fail when one of four hosts goes; 200 arrive in a second. */
export async function lostOrders({ takesMs, livesMs }: Ending): Promise<number> {
  const clock = new SimClock();
  const goesAt = 2_000;
  let known = ['order-1', 'order-2', 'order-3', 'order-4'];
  clock.after(goesAt + LAG_MS, () => {
    known = known.slice(0, 3);
  });
  const isLeaving = (request: Request) => new URL(request.url).host === 'order-4';
  // #region host
  const fetch = async (request: Request) => {
    if (isLeaving(request) && clock.elapsed() >= goesAt + takesMs) throw new TypeError('refused');
    await clock.sleep(WORK_MS);
    if (isLeaving(request) && clock.elapsed() > goesAt + livesMs) throw new TypeError('connection lost');
    return new Response(null, { status: 201 });
  };
  // #endregion host
  const balancer = new Balancer({
    fetch,
    choose: roundRobin(),
    hostsOf: () => known,
    outliers: new OutlierDetector({ clock, failures: Number.POSITIVE_INFINITY }),
  });
  let lost = 0;
  for (let nth = 0; nth < 1_000; nth++) {
    clock.after(nth * 5, () =>
      balancer.fetch(new Request('http://order/v1/orders', { method: 'POST' })).then(
        () => {},
        () => {
          lost++;
        },
      ),
    );
  }
  await clock.runUntilIdle();
  return lost;
}

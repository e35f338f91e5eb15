import { type Documents, MemDocuments } from '../../../content/shop/documents.ts';
import { orderId, type Service } from '../../../content/shop/domain.ts';
import { FaultPlan } from '../../../content/shop/faultPlan.ts';
import { FulfillmentShop } from '../../../content/shop/fulfillmentShop.ts';
import { checkInvariants, type Violation } from '../../../content/shop/invariants.ts';
import { Rng } from '../../../content/shop/rng.ts';
import type { Observation } from '../../../content/shop/serviceProcess.ts';
import { SimClock } from '../../../content/shop/simClock.ts';
import type { PlaygroundPlan } from '../../core/playground/plan.ts';
import { deviations } from './deviations.ts';
import { type ServiceState, serviceStates } from './serviceStates.ts';

/** Faults stop after this many milliseconds of virtual time; what a sound saga began it then ends. */
const faultsEnd = 60_000;
/** And this much later nothing is under way. */
const runEnd = 600_000;

/** What stands after one instant of a run: a step of the reader is the next instant at which anything happened. */
export interface Frame {
  /** Virtual time in milliseconds since the run began. */
  readonly at: number;
  /** How many of the run's observations have been made. */
  readonly seen: number;
  readonly services: readonly ServiceState[];
  /** Whether every order has to be settled by now: in the last frame only. */
  readonly drained: boolean;
  readonly violations: readonly Violation[];
}

/** A whole run, computed at once: what the plan says decides all of it. */
export interface Run {
  readonly observations: readonly Observation[];
  readonly frames: readonly Frame[];
}

export async function simulate(plan: PlaygroundPlan): Promise<Run> {
  // A first run tells when something happens; the second stops there each time and looks around.
  const rehearsal = setUp(plan);
  await rehearsal.clock.runFor(runEnd);
  const instants = [...new Set(rehearsal.shop.observations.map(({ at }) => at))];

  const { clock, shop, open } = setUp(plan);
  const frames: Frame[] = [];
  for (const [index, at] of instants.entries()) {
    await clock.runFor(at - clock.elapsed());
    const drained = index === instants.length - 1;
    frames.push({
      at,
      seen: shop.observations.length,
      services: serviceStates(open),
      drained,
      violations: checkInvariants(shop.world(drained)),
    });
  }
  return { observations: shop.observations, frames };
}

function setUp(plan: PlaygroundPlan) {
  const clock = new SimClock();
  const faults = new FaultPlan(new Rng(plan.seed), {
    drop: plan.drop / 100,
    duplicate: plan.duplicate / 100,
    reorder: plan.reorder / 100,
    delay: [1, plan.delay],
  });
  if (plan.crashPoint) faults.crashAt(plan.crashPoint, plan.crashVisit);
  const open = databases((documents) => deviations[plan.variant](documents));
  const shop = new FulfillmentShop({
    style: plan.variant === 'choreographed' ? 'choreographed' : 'orchestrated',
    clock,
    faults,
    open,
    refused: refusedSteps(plan),
  });
  for (let nth = 1; nth <= plan.orders; nth++) {
    const request = { orderId: orderId(nth), customerId: 'cus-1', sku: 'SKU-BOOK', quantity: 1 } as const;
    clock.after(nth * 1_000, () => shop.place(request));
  }
  clock.after(faultsEnd, () => faults.stop());
  return { clock, shop, open };
}

/** One database a service, which outlives the process; every start of a process opens it anew. */
function databases(deviate: (documents: Documents) => Documents): (service: Service) => Documents {
  const stored = new Map<Service, Documents>();
  return (service) => {
    const documents = stored.get(service) ?? new MemDocuments();
    stored.set(service, documents);
    return deviate(documents);
  };
}

/** The bank turns the first order down. */
function refusedSteps({ refusal }: PlaygroundPlan): readonly string[] {
  switch (refusal) {
    case 'nothing':
      return [];
    case 'authorization':
      return [`${orderId(1)}:AuthorizePayment`];
    case 'capture':
      return [`${orderId(1)}:CapturePayment`];
  }
}

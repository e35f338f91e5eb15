import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OrderState } from '../../../shop/domain.ts';
import { FaultPlan } from '../../../shop/faultPlan.ts';
import { FulfillmentShop } from '../../../shop/fulfillmentShop.ts';
import { checkInvariants, type Violation } from '../../../shop/invariants.ts';
import { Rng } from '../../../shop/rng.ts';
import type { Observation } from '../../../shop/serviceProcess.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { SqliteDocuments } from '../../../shop/sqliteDocuments.ts';

// #region scenarios
/** What goes wrong in business terms. Each of them is run with every crash. */
export const scenarios = {
  'nothing refused': {},
  'ReserveStock refused': { stock: 0 },
  'AuthorizePayment refused': { refused: 'ord-1001:AuthorizePayment' },
  'CapturePayment refused': { refused: 'ord-1001:CapturePayment' },
  'shipping down for 10 s': { shippingDown: 10_000 },
} as const satisfies Record<string, Scenario>;
// #endregion scenarios

export type ScenarioName = keyof typeof scenarios;

interface Scenario {
  readonly stock?: number;
  readonly refused?: string;
  readonly shippingDown?: number;
}

export interface Outcome {
  readonly state: OrderState | undefined;
  /** The steps that took effect, in alphabetical order, each as often as it did. */
  readonly effects: readonly string[];
  readonly violations: readonly Violation[];
  readonly crashes: readonly string[];
  readonly observations: readonly Observation[];
}

export interface CrashPoint {
  readonly point: string;
  readonly visit: number;
}

// #region run
/** One order on four processes, each with a SQLite file that it opens again after its death. */
export async function run(name: ScenarioName, crash?: CrashPoint): Promise<Outcome> {
  const { stock = 3, refused, shippingDown }: Scenario = scenarios[name];
  const folder = mkdtempSync(path.join(tmpdir(), 'saga-'));
  const clock = new SimClock();
  const faults = new FaultPlan(new Rng(1), { delay: [20, 20] });
  if (crash) faults.crashAt(crash.point, crash.visit);
  const shop = new FulfillmentShop({
    style: 'orchestrated',
    clock,
    faults,
    received: { 'SKU-BOOK': stock },
    refused: refused ? [refused] : [],
    open: (service) => new SqliteDocuments(path.join(folder, `${service}.db`)),
  });
  if (shippingDown) shop.outage('shipping', shippingDown);
  shop.place({ orderId: 'ord-1001', customerId: 'cus-1', sku: 'SKU-BOOK', quantity: 1 });
  await clock.runUntilIdle();
  const world = shop.world();
  shop.stop();
  rmSync(folder, { recursive: true });
  return {
    state: world.orders?.[0]?.state,
    effects: [...(world.effects ?? [])].sort(),
    violations: checkInvariants(world),
    crashes: faults.crashes,
    observations: shop.observations,
  };
}
// #endregion run

const places = ['before-commit', 'after-commit', 'before-publish', 'before-mark', 'before-ack'] as const;
const services = ['order', 'inventory', 'payment', 'shipping'] as const;

// #region matrix
/** Every place at which a process can die in a scenario, and every visit to it. */
export async function* crashes(name: ScenarioName): AsyncGenerator<CrashPoint & { outcome: Outcome }> {
  for (const service of services) {
    for (const place of places) {
      for (let visit = 1; ; visit++) {
        const crash = { point: `${service}:${place}`, visit };
        const outcome = await run(name, crash);
        if (outcome.crashes.length === 0) break;
        yield { ...crash, outcome };
      }
    }
  }
}
// #endregion matrix

/** The same end, and the same effects the same number of times. */
export function sameEnd(one: Outcome, other: Outcome): boolean {
  return one.state === other.state && one.effects.join() === other.effects.join();
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SimClock } from '../../../shop/simClock.ts';
import { SqliteDocuments } from '../../../shop/sqliteDocuments.ts';
import { Customers } from './customers.ts';
import { routes } from './edge.ts';
import { type Facts, readFacts } from './facts.ts';
import { type Fault, faults } from './faults.ts';
import { Fleet } from './fleet.ts';
import { ask } from './virtualTime.ts';

type Lag = Readonly<Record<string, number>>;

export interface Plan {
  readonly faults: readonly Fault[];
  /** How long customers come, in seconds. */
  readonly seconds: number;
}

export const theDay: Plan = { faults, seconds: 80 };

/** The order of a turn: downstream first, so that a saga takes one hop a turn. */
const WORKERS = ['inventory', 'payment', 'shipping', 'order-1', 'order-2', 'query'];

/** The step of virtual time, in milliseconds. */
const TICK = 1_000;
const STOCK = { 'SKU-BOOK': 240, 'SKU-LAMP': 100 };

/** The whole shop in processes, its customers, and a plan of what goes wrong. */
export class GameDay {
  readonly clock = new SimClock();
  readonly folder = mkdtempSync(path.join(tmpdir(), 'game-day-'));
  readonly fleet = new Fleet(this.clock, { folder: this.folder, keyLifeMs: 73_000, stock: STOCK });
  readonly customers = new Customers(this.clock, this.fleet);
  readonly timeline: { readonly fault: Fault; readonly seen: string }[] = [];
  /** The most that has waited for a reader at any time. */
  readonly worstLag: Record<string, number> = {};
  ordersPerSecond = 4;
  readonly #plan: Plan;

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  // #region run
  /** Opens the shop, lets the day pass, waits until nothing is under way, and closes. */
  async run(): Promise<Facts> {
    try {
      await this.#open();
      for (let second = 0; second < this.#plan.seconds; second++) {
        await this.#faultsAt(second);
        this.customers.arrive(this.ordersPerSecond);
        await this.#tick();
      }
      while (!(await this.#isQuiet())) await this.#tick();
      await this.fleet.stopAll();
      return readFacts((service) => new SqliteDocuments(path.join(this.folder, `${service}.db`)));
    } finally {
      await this.fleet.stopAll();
      rmSync(this.folder, { recursive: true });
    }
  }

  async #tick(): Promise<void> {
    await this.customers.turn();
    for (const name of WORKERS) if (this.fleet.has(name)) await this.fleet.turn(name);
    for (const [reader, lag] of Object.entries(await this.lag())) {
      this.worstLag[reader] = Math.max(lag, this.worstLag[reader] ?? 0);
    }
    await this.clock.runFor(TICK);
  }
  // #endregion run

  /** How many messages wait for each reader. */
  lag(): Promise<Lag> {
    return ask(`${this.fleet.url('log')}/lag`, null, this.clock);
  }

  /** From now on the log stores so many messages twice or late; returns how many it did so far. */
  disturb(rates: { duplicate?: number; reorder?: number }): Promise<{ twice: number; late: number }> {
    return ask(`${this.fleet.url('log')}/faults`, rates, this.clock);
  }

  /** The process kills itself when it next reaches the point. */
  async crash(name: string, point: string): Promise<void> {
    await ask(`${this.fleet.url(name)}/crash`, point, this.clock);
  }

  async restart(name: string): Promise<void> {
    if (this.fleet.has(name)) throw new Error(`${name} was to be dead by now`);
    await this.fleet.start(name);
    await this.#configureAll();
  }

  // #region roll
  /** Out of the gateways' lists first, then the farewell: nobody sends to a process that is about to end. */
  async roll(name: string): Promise<void> {
    await this.#configureAll(name);
    await this.fleet.stop(name, 'SIGTERM');
    await this.fleet.start(name);
    await this.#configureAll();
  }
  // #endregion roll

  async configure(gateway: string, newRoutes: typeof routes, without?: string): Promise<void> {
    const gone = without ? new URL(this.fleet.url(without)).host : '';
    const order = this.fleet.hosts('order').filter((host) => host !== gone);
    const config = { routes: newRoutes, hosts: { order, query: this.fleet.hosts('query') } };
    await ask(`${this.fleet.url(gateway)}/config`, config, this.clock);
  }

  async rotateKey(): Promise<void> {
    await ask(`${this.fleet.url('issuer')}/rotate`, {}, this.clock);
  }

  answersOf(gateway: string, since: number): { failed: number; total: number } {
    const answers = this.#attemptsSince(since).filter((each) => each.gateway === gateway);
    return { failed: answers.filter(isFailure).length, total: answers.length };
  }

  failedSince(since: number): number {
    return this.#attemptsSince(since).filter(isFailure).length;
  }

  unauthenticatedSince(since: number): number {
    return this.#attemptsSince(since).filter(({ status }) => status === 401).length;
  }

  #attemptsSince(seconds: number) {
    const start = this.clock.now() - this.clock.elapsed() + seconds * 1_000;
    return this.customers.attempts.filter(({ at }) => at >= start);
  }

  async #open(): Promise<void> {
    await this.fleet.start('log');
    await this.fleet.start('issuer');
    await Promise.all([...WORKERS, 'gateway-1', 'gateway-2'].map((name) => this.fleet.start(name)));
    await this.#configureAll();
  }

  async #configureAll(without?: string): Promise<void> {
    for (const gateway of ['gateway-1', 'gateway-2']) await this.configure(gateway, routes, without);
  }

  async #faultsAt(seconds: number): Promise<void> {
    for (const fault of this.#plan.faults) {
      if (fault.from === seconds) await fault.begin(this);
      if (fault.until === seconds) this.timeline.push({ fault, seen: await fault.end(this) });
    }
  }

  async #isQuiet(): Promise<boolean> {
    return this.customers.waiting === 0 && Object.keys(await this.lag()).length === 0;
  }
}

/** An error of the shop; a request that was shed was refused on purpose. */
function isFailure({ status, isShed }: { status: number; isShed: boolean }): boolean {
  return status >= 500 && !isShed;
}

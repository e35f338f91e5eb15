import type { SimClock } from '../../../shop/simClock.ts';
import type { Health } from './health.ts';
import { containerOf, type Deployment, graceSeconds, type Probe } from './manifest.ts';
import { type OrderDatabase, OrderServer } from './orderServer.ts';

/** What the image holds: how the process answers probes, and what it does on SIGTERM. */
export interface Program {
  readonly health: Health;
  readonly onSigterm: (server: OrderServer) => void | Promise<void>;
}

export interface Machine {
  readonly clock: SimClock;
  readonly database: OrderDatabase;
  readonly program: Program;
  /** How long the process needs until it can answer, in milliseconds. */
  readonly startMs: number;
}

/** The first restart is immediate; before the next the kubelet waits 10 s, then 20 s, up to 5 min. */
const BACK_OFF_MS = 10_000;
const LONGEST_BACK_OFF_MS = 300_000;
/** A container gets this long after a preStop hook that has used up the grace period. */
const LAST_SECONDS_MS = 2_000;

/** A pod, and the kubelet that probes, restarts and stops it. */
export class Pod {
  readonly name: string;
  readonly revision: string;
  restarts = 0;
  ready = false;
  readySince = Number.POSITIVE_INFINITY;
  terminating = false;
  gone = false;
  server: OrderServer;
  readonly #machine: Machine;
  readonly #deployment: Deployment;
  readonly #changed: (pod: Pod) => void;

  constructor(
    name: string,
    revision: string,
    deployment: Deployment,
    machine: Machine,
    changed: (pod: Pod) => void,
  ) {
    this.name = name;
    this.revision = revision;
    this.#deployment = deployment;
    this.#machine = machine;
    this.#changed = changed;
    this.server = this.#start();
  }

  // #region terminate
  async terminate(): Promise<void> {
    this.terminating = true;
    this.#setReady(false);
    const { clock, program } = this.#machine;
    const { server } = this;
    const graceMs = graceSeconds(this.#deployment) * 1_000;
    const preStopMs = (containerOf(this.#deployment).lifecycle?.preStop?.sleep?.seconds ?? 0) * 1_000;
    const hookMs = Math.min(preStopMs, graceMs);
    const killer = clock.after(Math.max(graceMs, hookMs + LAST_SECONDS_MS), () => server.kill());
    await clock.sleep(hookMs);
    await program.onSigterm(server);
    killer.cancel();
    this.gone = true;
    this.#changed(this);
  }
  // #endregion terminate

  #start(): OrderServer {
    const { clock, database, program, startMs } = this.#machine;
    const server = new OrderServer(clock, database, program.health, startMs);
    void this.#watch(server);
    return server;
  }

  async #watch(server: OrderServer): Promise<void> {
    const { startupProbe, livenessProbe, readinessProbe } = containerOf(this.#deployment);
    if (startupProbe) {
      for await (const verdict of this.#verdicts(server, startupProbe)) {
        if (verdict === 'failed') return this.#restart();
        break;
      }
    }
    if (livenessProbe) void this.#watchLiveness(server, livenessProbe);
    if (readinessProbe) void this.#watchReadiness(server, readinessProbe);
  }

  async #watchLiveness(server: OrderServer, probe: Probe): Promise<void> {
    for await (const verdict of this.#verdicts(server, probe)) {
      if (verdict === 'failed') return this.#restart();
    }
  }

  async #watchReadiness(server: OrderServer, probe: Probe): Promise<void> {
    for await (const verdict of this.#verdicts(server, probe)) this.#setReady(verdict === 'passed');
  }

  /** Asks again and again until the process is replaced or told to stop; a few failures in a row are no verdict. */
  async *#verdicts(
    server: OrderServer,
    { httpGet, periodSeconds = 10, failureThreshold = 3 }: Probe,
  ): AsyncGenerator<'passed' | 'failed'> {
    for (let failures = 0; ; ) {
      await this.#machine.clock.sleep(periodSeconds * 1_000);
      if (this.terminating || this.server !== server) return;
      const passed = await answers(server, httpGet.path);
      failures = passed ? 0 : failures + 1;
      if (passed) yield 'passed';
      else if (failures >= failureThreshold) yield 'failed';
    }
  }

  // #region restart
  #restart(): void {
    this.server.kill();
    this.#setReady(false);
    const wait =
      this.restarts === 0 ? 0 : Math.min(BACK_OFF_MS * 2 ** (this.restarts - 1), LONGEST_BACK_OFF_MS);
    this.restarts++;
    this.#machine.clock.after(wait, () => {
      if (!this.terminating) this.server = this.#start();
    });
  }
  // #endregion restart

  #setReady(ready: boolean): void {
    if (this.ready === ready || (ready && this.terminating)) return;
    this.ready = ready;
    this.readySince = ready ? this.#machine.clock.now() : Number.POSITIVE_INFINITY;
    this.#changed(this);
  }
}

async function answers(server: OrderServer, path: string): Promise<boolean> {
  try {
    return (await server.handle(new Request(`http://order${path}`))).ok;
  } catch {
    return false;
  }
}

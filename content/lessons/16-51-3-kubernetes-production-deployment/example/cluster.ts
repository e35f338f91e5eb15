import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import type { Deployment } from './manifest.ts';
import { OrderDatabase } from './orderServer.ts';
import { Pod, type Program } from './pod.ts';
import { rolloutLimits } from './rollout.ts';

const PROXIES = 3;
/** How long it takes until a node's proxy has heard that a pod came or went, in milliseconds. */
const HEARD_AFTER: readonly [number, number] = [100, 2_000];
const RECONCILE_EVERY_MS = 1_000;

export interface Traffic {
  sent: number;
  dropped: number;
}

/** A Deployment of `order`, the pods that its controller keeps, and the proxies that send them traffic. */
export class Cluster {
  readonly clock = new SimClock();
  readonly database = new OrderDatabase();
  readonly log: { at: number; text: string }[] = [];
  pods: Pod[] = [];
  /** The fewest pods that were ready at once since the first rollout began. */
  fewestReady = Number.POSITIVE_INFINITY;
  readonly #rng: Rng;
  readonly #deployment: Deployment;
  readonly #program: Program;
  /** The pods each proxy believes to be ready. */
  readonly #endpoints = Array.from({ length: PROXIES }, () => new Set<Pod>());
  #created = 0;

  constructor(seed: number, deployment: Deployment, program: Program) {
    this.#rng = new Rng(seed);
    this.#deployment = deployment;
    this.#program = program;
    for (let replica = 0; replica < deployment.spec.replicas; replica++) this.#create('v1');
  }

  // #region rollout
  /** Replaces every pod with one of `revision`, never with more or fewer pods than the limits allow. */
  async rollOut(revision: string): Promise<void> {
    const { replicas, strategy, minReadySeconds = 0 } = this.#deployment.spec;
    const { surge, unavailable } = rolloutLimits(replicas, strategy?.rollingUpdate);
    const available = () =>
      this.#active().filter((pod) => this.clock.now() - pod.readySince >= minReadySeconds * 1_000);
    const old = () => this.#active().filter((pod) => pod.revision !== revision);
    while (old().length > 0 || available().length < replicas) {
      const missing = replicas - (this.#active().length - old().length);
      const room = replicas + surge - this.#active().length;
      for (let pod = 0; pod < Math.min(missing, room); pod++) this.#create(revision);
      const spare = available().length - (replicas - unavailable);
      for (const pod of old().slice(0, Math.max(0, spare))) void this.#stop(pod);
      await this.clock.sleep(RECONCILE_EVERY_MS);
    }
    this.#say(`${revision} is rolled out`);
  }
  // #endregion rollout

  // #region traffic
  /** Sends a request every 20 ms for `seconds`; one in twenty takes 8 s. */
  traffic(seconds: number): Traffic {
    const count: Traffic = { sent: 0, dropped: 0 };
    for (let at = 0; at < seconds * 1_000; at += 20) {
      this.clock.after(at, async () => {
        count.sent++;
        if (!(await this.#send())) count.dropped++;
      });
    }
    return count;
  }

  async #send(): Promise<boolean> {
    const proxy = this.#rng.pick(this.#endpoints);
    const workMs = this.#rng.chance(0.05) ? 8_000 : this.#rng.int(50, 400);
    if (proxy.size === 0) return false;
    const { server } = this.#rng.pick([...proxy]);
    try {
      const request = new Request('http://order/v1/orders', { headers: { 'x-work-ms': String(workMs) } });
      return (await server.handle(request)).ok;
    } catch {
      return false;
    }
  }
  // #endregion traffic

  #active(): Pod[] {
    return this.pods.filter((pod) => !pod.terminating);
  }

  #create(revision: string): void {
    const name = `order-${++this.#created}`;
    const { clock, database } = this;
    const machine = { clock, database, program: this.#program, startMs: 4_000 };
    this.#say(`${name} (${revision}) is created`);
    this.pods.push(new Pod(name, revision, this.#deployment, machine, (pod) => this.#changed(pod)));
  }

  async #stop(pod: Pod): Promise<void> {
    this.#say(`${pod.name} (${pod.revision}) is told to stop`);
    await pod.terminate();
    this.pods = this.pods.filter((other) => other !== pod);
  }

  #changed(pod: Pod): void {
    if (pod.ready) this.#say(`${pod.name} (${pod.revision}) is ready`);
    else if (pod.gone) this.#say(`${pod.name} (${pod.revision}) is gone`);
    const { ready } = pod;
    if (!pod.gone) {
      for (const proxy of this.#endpoints) {
        this.clock.after(this.#rng.int(...HEARD_AFTER), () => {
          if (ready) proxy.add(pod);
          else proxy.delete(pod);
        });
      }
    }
    const rolling = this.pods.some(({ revision }) => revision !== 'v1');
    if (rolling) this.fewestReady = Math.min(this.fewestReady, this.pods.filter((one) => one.ready).length);
  }

  #say(text: string): void {
    this.log.push({ at: this.clock.elapsed(), text });
  }
}

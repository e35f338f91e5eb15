import { Rng } from '../../../shop/rng.ts';
import { Autoscaler, type AutoscalerSpec, SYNC_SECONDS } from './autoscaler.ts';

/** What a pod requests, in thousandths of a core. */
const REQUEST = 100;

export interface Scaling {
  /** Replicas at the start of each minute. */
  readonly byMinute: readonly number[];
  /** How often the count of replicas changed. */
  readonly changes: number;
  /** Seconds in which the pods were asked for more than they requested. */
  readonly overloaded: number;
}

/** An evening of 15 minutes: waves that come and go, and a sale from minute 4 to 7. */
export function evening(seed: number, spec: AutoscalerSpec): Scaling {
  const rng = new Rng(seed);
  const autoscaler = new Autoscaler(spec);
  let replicas = spec.minReplicas;
  let changes = 0;
  let overloaded = 0;
  const byMinute: number[] = [];
  for (let at = 0; at < 15 * 60; at += SYNC_SECONDS) {
    if (at % 60 === 0) byMinute.push(replicas);
    const wave = Math.floor(at / 60) % 2 === 0 ? 350 : 180;
    const sale = at >= 240 && at < 420 ? 350 : 0;
    const use = ((wave + sale + rng.int(-40, 40)) / (replicas * REQUEST)) * 100;
    if (use > 100) overloaded += SYNC_SECONDS;
    const next = autoscaler.sync(at, replicas, use);
    if (next !== replicas) changes++;
    replicas = next;
  }
  return { byMinute, changes, overloaded };
}

export interface AutoscalerSpec {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** Wanted CPU use, in percent of the requests. */
  readonly target: number;
  readonly downWindowSeconds: number;
}

/** Closer to the target than this share, nothing is changed. */
const TOLERANCE = 0.1;
export const SYNC_SECONDS = 15;

// #region desired
/** The formula: as many replicas as bring the metric to its target. */
export function desiredReplicas(current: number, metric: number, target: number): number {
  const ratio = metric / target;
  return Math.abs(ratio - 1) <= TOLERANCE ? current : Math.ceil(current * ratio);
}
// #endregion desired

// #region stabilise
/** Goes up at once, and down only to the highest count wanted within the window. */
export class Autoscaler {
  readonly #spec: AutoscalerSpec;
  readonly #wanted: { at: number; replicas: number }[] = [];

  constructor(spec: AutoscalerSpec) {
    this.#spec = spec;
  }

  /** The replicas from now on; `metric` is the mean use of `current` pods in percent. */
  sync(atSeconds: number, current: number, metric: number): number {
    const { minReplicas, maxReplicas, target, downWindowSeconds } = this.#spec;
    const wanted = desiredReplicas(current, metric, target);
    const replicas = Math.min(maxReplicas, Math.max(minReplicas, wanted));
    this.#wanted.push({ at: atSeconds, replicas });
    const recent = this.#wanted.filter(({ at }) => at > atSeconds - downWindowSeconds);
    return replicas > current
      ? replicas
      : Math.min(current, Math.max(replicas, ...recent.map((one) => one.replicas)));
  }
}
// #endregion stabilise

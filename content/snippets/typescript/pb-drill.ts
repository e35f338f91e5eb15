// ---
// title: { en: Recovery drill, ko: 복구 훈련 }
// description:
//   en: Breaks one thing on purpose, waits for the recovery with a deadline, and checks what must hold afterwards.
//   ko: 하나를 일부러 망가뜨리고 정해진 시간 안에 복구되는지 기다린 뒤, 지켜져야 할 것을 확인합니다.
// pattern: operations
// lesson: 16-53-success-factors-best-practices#drills
// stops: ["1_000"]
// ---

export interface Drill {
  /** "When the read database is lost, every view is back within 15 minutes." */
  readonly hypothesis: string;
  readonly recoverWithinMs: number;
  /** What is true of a healthy system. A drill on one that is not would prove nothing. */
  readonly isHealthy: () => Promise<boolean>;
  readonly inject: () => Promise<void>;
  /** Takes the fault away; called whatever happens, and safe to call twice. */
  readonly remove: () => Promise<void>;
  /** What is wrong afterwards: lost events, views that differ from a replay. */
  readonly violations: () => Promise<readonly string[]>;
}

export interface DrillReport {
  readonly hypothesis: string;
  readonly outcome: 'held' | 'not recovered' | 'violated' | 'not healthy before';
  readonly recoveredAfterMs?: number;
  readonly violations: readonly string[];
}

export interface DrillClock {
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

const pollMs = 1_000;

/** Runs one drill. Announce it first, and have somebody who can stop it. */
export async function runDrill(drill: Drill, clock: DrillClock): Promise<DrillReport> {
  const { hypothesis } = drill;
  if (!(await drill.isHealthy())) return { hypothesis, outcome: 'not healthy before', violations: [] };
  const start = clock.now();
  try {
    await drill.inject();
    const recoveredAfterMs = await recovery(drill, start, clock);
    if (recoveredAfterMs === undefined)
      return { hypothesis, outcome: 'not recovered', violations: await drill.violations() };
    const violations = await drill.violations();
    return {
      hypothesis,
      outcome: violations.length === 0 ? 'held' : 'violated',
      recoveredAfterMs,
      violations,
    };
  } finally {
    await drill.remove();
  }
}

/** Milliseconds until the system was healthy again; undefined when it was not in time. */
async function recovery(drill: Drill, start: number, clock: DrillClock): Promise<number | undefined> {
  while (clock.now() - start <= drill.recoverWithinMs) {
    // The first look comes after a rest: the fault may not be felt at once.
    await clock.sleep(pollMs);
    if (await drill.isHealthy()) return clock.now() - start;
  }
  return undefined;
}

// ---
// title: { en: Startup, liveness and readiness, ko: 시작, 활성, 준비 상태 확인 }
// description:
//   en: Liveness looks at this process only; readiness says whether to send traffic, from checks that run in the background.
//   ko: 활성 확인은 이 프로세스만 봅니다. 준비 확인은 트래픽을 받아도 되는지, 뒤에서 돌린 점검 결과로 답합니다.
// pattern: operations
// lesson: 16-51-3-kubernetes-production-deployment#three-probes
// stops: ["5_000", "3"]
// ---

/** Fails when the service cannot do its work without this; must give up when the signal aborts. */
export type Check = (signal: AbortSignal) => Promise<void>;

const checkTimeoutMs = 5_000;
/** One slow answer is no reason to send traffic elsewhere. */
const failuresUntilUnready = 3;

/**
 * Answers probes. A dependency that is down must not fail liveness: all instances would be restarted at once, and
 * come back to a dependency that is still down.
 */
export class Health {
  readonly #checks: ReadonlyMap<string, Check>;
  readonly #failures = new Map<string, number>();
  #started = false;
  #draining = false;

  constructor(checks: Readonly<Record<string, Check>>) {
    this.#checks = new Map(Object.entries(checks));
  }

  /** Runs every check once. Call it every few seconds; probes only read what was found, so they cost nothing. */
  async refresh(): Promise<void> {
    await Promise.all([...this.#checks].map(([name, check]) => this.#run(name, check)));
  }

  /** The service has loaded what it needs. */
  markStarted(): void {
    this.#started = true;
  }

  /** It is being stopped and takes no new work. */
  markDraining(): void {
    this.#draining = true;
  }

  /** Answers `/health/startup`, `/health/live` and `/health/ready`; undefined for any other path. */
  respond(path: string): { readonly status: 200 | 503; readonly body: string } | undefined {
    switch (path) {
      case '/health/live':
        return { status: 200, body: 'live' };
      case '/health/startup':
        return this.#started ? { status: 200, body: 'started' } : { status: 503, body: 'starting' };
      case '/health/ready':
        return this.#ready();
      default:
        return undefined;
    }
  }

  #ready(): { readonly status: 200 | 503; readonly body: string } {
    if (this.#draining) return { status: 503, body: 'draining' };
    if (!this.#started) return { status: 503, body: 'starting' };
    const failing = [...this.#failures]
      .filter(([, count]) => count >= failuresUntilUnready)
      .map(([name]) => name);
    return failing.length === 0
      ? { status: 200, body: 'ready' }
      : { status: 503, body: `failing: ${failing.join(', ')}` };
  }

  async #run(name: string, check: Check): Promise<void> {
    try {
      await check(AbortSignal.timeout(checkTimeoutMs));
      this.#failures.set(name, 0);
    } catch {
      // Readiness shows it, and the dependency's own metrics say why.
      this.#failures.set(name, (this.#failures.get(name) ?? 0) + 1);
    }
  }
}

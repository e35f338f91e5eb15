// ---
// title: { en: Graceful shutdown, ko: 정상 종료 }
// description:
//   en: On SIGTERM turns unready, waits until traffic has moved away, finishes what is running, and exits in time.
//   ko: SIGTERM을 받으면 준비 해제 상태가 되고, 트래픽이 옮겨 가길 기다려 하던 일을 마친 뒤 제때 끝냅니다.
// pattern: operations
// lesson: 16-51-3-kubernetes-production-deployment#graceful-termination
// stops: ["5_000", "20_000"]
// ---

import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ShutdownSteps {
  /** Turns readiness off. */
  readonly markDraining: () => void;
  readonly server: Pick<Server, 'close' | 'closeIdleConnections' | 'closeAllConnections'>;
  /** What goes last, such as consumers, then connection pools; each after the one before has ended. */
  readonly closeables: readonly { close(): Promise<unknown> }[];
  /** Requests still come until every load balancer has heard that this instance is going. */
  readonly settleMs?: number;
  /** With `settleMs` less than `terminationGracePeriodSeconds`: then the process is killed. */
  readonly drainMs?: number;
}

/** Shuts down on SIGTERM or SIGINT, once. */
export function shutDownOnSignal(steps: ShutdownSteps): void {
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    shutDown(steps).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', begin);
  process.on('SIGINT', begin);
}

/** Resolves when everything has ended; rejects when something could not be closed, after trying all of it. */
export async function shutDown({
  markDraining,
  server,
  closeables,
  settleMs = 5_000,
  drainMs = 20_000,
}: ShutdownSteps): Promise<void> {
  markDraining();
  // New connections are still served meanwhile: refusing them now would drop requests.
  await sleep(settleMs);
  await closeServer(server, drainMs);
  const failures: unknown[] = [];
  for (const closeable of closeables) {
    await closeable.close().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'not everything could be closed');
}

/** Takes no new connections and waits for running requests; at the deadline it breaks off what is left. */
async function closeServer(server: ShutdownSteps['server'], drainMs: number): Promise<void> {
  const deadline = setTimeout(() => server.closeAllConnections(), drainMs);
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeIdleConnections();
  }).finally(() => clearTimeout(deadline));
}

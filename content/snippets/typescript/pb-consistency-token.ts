// ---
// title: { en: Consistency token, ko: 일관성 토큰 }
// description:
//   en: A client reads its own writes by handing back the version it wrote; the read waits a little, then says that it is stale.
//   ko: 클라이언트는 자신이 쓴 버전을 돌려주어 자기 쓰기를 읽습니다. 읽기는 잠시 기다리고, 그래도 늦으면 오래된 답임을 밝힙니다.
// pattern: cqrs
// lesson: 16-06-cqrs-fundamentals#read-your-writes
// names: [Order]
// stops: ["200", "20"]
// ---

export interface OrderView {
  readonly orderId: string;
  readonly version: number;
}

export interface FreshRead<View> {
  readonly view: View | undefined;
  /** The view is older than what the caller has seen: say so instead of showing that an order is gone. */
  readonly stale: boolean;
}

export interface ReadDeps<View> {
  find(orderId: string): Promise<View | undefined>;
  sleep(ms: number): Promise<unknown>;
  /** A monotonic clock in milliseconds. */
  now(): number;
}

const maxWaitMs = 200;
const pollMs = 20;

/**
 * Reads an order no older than `minVersion`, the version a command has returned to this client. Other clients send
 * none and never wait.
 */
export async function readOrder<View extends OrderView>(
  { find, sleep, now }: ReadDeps<View>,
  orderId: string,
  minVersion?: number,
): Promise<FreshRead<View>> {
  const deadline = now() + maxWaitMs;
  for (;;) {
    const view = await find(orderId);
    const stale = minVersion !== undefined && (view === undefined || view.version < minVersion);
    if (!stale || now() + pollMs > deadline) return { view, stale };
    await sleep(pollMs);
  }
}

// ---
// title: { en: Parallel composition under a deadline, ko: 데드라인 안의 병렬 조합 }
// description:
//   en: Asks several services at once within one budget; optional parts may be missing and are named, required ones may not.
//   ko: 여러 서비스를 한 예산 안에서 동시에 호출합니다. 선택 항목은 빠졌다고 밝히고, 필수 항목이 빠지면 실패합니다.
// pattern: gateway
// lesson: 16-55-api-gateway-patterns#parallel-composition
// names: [Order]
// stops: ["300"]
// ---

/** Asks one service; must give up when the signal aborts. */
export type Fetch<T> = (signal: AbortSignal) => Promise<T>;

export interface OrderDetailsParts<Order, Payment, Shipment> {
  readonly order: Fetch<Order>;
  readonly payment: Fetch<Payment>;
  readonly shipment: Fetch<Shipment>;
}

export interface OrderDetails<Order, Payment, Shipment> {
  readonly order: Order;
  readonly payment: Payment;
  readonly shipment?: Shipment;
  /** What is left out because it could not be had in time; empty when the answer is whole. */
  readonly partial: readonly string[];
}

/** Rejects when a required part fails (answer 502) or is late (`TimeoutError`: answer 504). */
export async function orderDetails<Order, Payment, Shipment>(
  parts: OrderDetailsParts<Order, Payment, Shipment>,
  caller: AbortSignal,
  budgetMs = 300,
): Promise<OrderDetails<Order, Payment, Shipment>> {
  const deadline = AbortSignal.timeout(budgetMs);
  const enough = new AbortController();
  const signal = AbortSignal.any([caller, deadline, enough.signal]);
  try {
    // All are started before any is awaited, so the slowest and not the sum counts.
    const shipment = inTime(parts.shipment(signal), signal).catch(() => undefined);
    const [order, payment] = await Promise.all([
      inTime(parts.order(signal), signal),
      inTime(parts.payment(signal), signal),
    ]);
    const found = await shipment;
    return found === undefined
      ? { order, payment, partial: ['shipment'] }
      : { order, payment, shipment: found, partial: [] };
  } finally {
    // When one required part failed, the others need not go on.
    enough.abort();
  }
}

/** Settles at the deadline even where a part ignores its signal. */
function inTime<T>(part: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    part.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

// ---
// title: { en: Read model, ko: 읽기 모델 }
// description:
//   en: A view in the shape of one screen, kept up from versioned changes in any order, and compared with its source.
//   ko: 한 화면에 맞춘 뷰입니다. 버전이 있는 변경을 어떤 순서로 받아도 맞게 유지하고 원본과 비교할 수 있습니다.
// pattern: cqrs
// lesson: 16-06-cqrs-fundamentals#shape-mismatch
// names: [OrderSummary, Order]
// ---

/** What one screen shows, and nothing it would have to join. */
export interface OrderSummary {
  readonly orderId: string;
  readonly customerName: string;
  readonly itemCount: number;
  readonly status: string;
  /** Of the order it was made from. */
  readonly version: number;
}

/** The order as it is after a change. */
export interface OrderChanged {
  readonly orderId: string;
  readonly customerName: string;
  readonly lines: readonly { readonly quantity: number }[];
  readonly status: string;
  readonly version: number;
}

export interface OrderSummaryStore {
  /** Writes unless it has this version or a newer one, in one step. */
  putIfNewer(summary: OrderSummary): Promise<void>;
}

/** The whole view of an order from the whole order: the same function serves live changes, rebuild and comparison. */
export function summarize({ orderId, customerName, lines, status, version }: OrderChanged): OrderSummary {
  const itemCount = lines.reduce((count, { quantity }) => count + quantity, 0);
  return { orderId, customerName, itemCount, status, version };
}

/** May be called again, and for an older change after a newer one. */
export function updateOrderSummary(store: OrderSummaryStore, change: OrderChanged): Promise<void> {
  return store.putIfNewer(summarize(change));
}

/** The orders whose view is not what their source says: none, once all changes have arrived. */
export function outdatedSummaries(
  summaries: ReadonlyMap<string, OrderSummary>,
  source: readonly OrderChanged[],
): readonly string[] {
  return source
    .map(summarize)
    .filter((expected) => JSON.stringify(summaries.get(expected.orderId)) !== JSON.stringify(expected))
    .map(({ orderId }) => orderId);
}

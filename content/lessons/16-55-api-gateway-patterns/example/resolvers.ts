/** Shipments by order; counts the calls. */
export class Shipments {
  calls = 0;

  async of(orderIds: readonly string[]): Promise<string[]> {
    this.calls++;
    return orderIds.map((orderId) => `shipment of ${orderId}`);
  }
}

/** One call for each order: what a resolver does that knows only its own field. */
export function oneByOne(orderIds: readonly string[], shipments: Shipments): Promise<string[]> {
  return Promise.all(orderIds.map(async (orderId) => (await shipments.of([orderId]))[0] ?? ''));
}

// #region batch
/** Collects the ids that are asked for in one turn, and asks once. */
export function batched(shipments: Shipments): (orderId: string) => Promise<string> {
  let waiting: string[] = [];
  let answer: Promise<string[]> | undefined;
  return async (orderId) => {
    const place = waiting.push(orderId) - 1;
    answer ??= Promise.resolve().then(() => {
      const orderIds = waiting;
      waiting = [];
      answer = undefined;
      return shipments.of(orderIds);
    });
    return (await answer)[place] ?? '';
  };
}
// #endregion batch

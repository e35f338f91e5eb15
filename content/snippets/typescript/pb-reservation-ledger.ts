// ---
// title: { en: Reservation ledger, ko: 예약 원장 }
// description:
//   en: Stock is derived from one entry a reservation; reserving and releasing give the same in any order, however often they come.
//   ko: 재고를 예약마다 하나인 기록에서 계산합니다. 예약과 해제가 어떤 순서로 몇 번 와도 결과가 같습니다.
// pattern: sagas
// lesson: 16-54-saga-best-practices#compensation-order
// names: [Stock]
// ---

interface Entry {
  readonly quantity: number;
  readonly state: 'held' | 'released' | 'sold';
}

/** The stock of one article; store it as one aggregate with an expected version. Immutable: each change is a new one. */
export interface StockLedger {
  readonly received: number;
  /** By the id of the reservation. A released one stays: it refuses the copy that comes late. */
  readonly entries: ReadonlyMap<string, Entry>;
}

export type StockChange =
  | { readonly ledger: StockLedger }
  | { readonly refused: 'OutOfStock' | 'AlreadyReleased' | 'AlreadySold' | 'NotReserved' };

/** Never a counter that goes up and down: a repeated release would make stock out of nothing. */
export function available({ received, entries }: StockLedger): number {
  const taken = [...entries.values()].filter(({ state }) => state !== 'released');
  return taken.reduce((left, { quantity }) => left - quantity, received);
}

export function reserveStock(ledger: StockLedger, id: string, quantity: number): StockChange {
  const entry = ledger.entries.get(id);
  if (entry?.state === 'released') return { refused: 'AlreadyReleased' };
  if (entry !== undefined) return { ledger };
  if (!Number.isInteger(quantity) || quantity <= 0) throw new RangeError(`quantity ${quantity}`);
  return quantity > available(ledger)
    ? { refused: 'OutOfStock' }
    : withEntry(ledger, id, { quantity, state: 'held' });
}

/** Compensates a reservation; one that has not arrived yet is refused when it does. */
export function releaseStock(ledger: StockLedger, id: string): StockChange {
  const entry = ledger.entries.get(id);
  if (entry?.state === 'sold') return { refused: 'AlreadySold' };
  if (entry?.state === 'released') return { ledger };
  return withEntry(ledger, id, { quantity: entry?.quantity ?? 0, state: 'released' });
}

export function sellStock(ledger: StockLedger, id: string): StockChange {
  const entry = ledger.entries.get(id);
  if (entry === undefined) return { refused: 'NotReserved' };
  if (entry.state === 'released') return { refused: 'AlreadyReleased' };
  return entry.state === 'sold' ? { ledger } : withEntry(ledger, id, { ...entry, state: 'sold' });
}

function withEntry({ received, entries }: StockLedger, id: string, entry: Entry): StockChange {
  return { ledger: { received, entries: new Map([...entries, [id, entry]]) } };
}

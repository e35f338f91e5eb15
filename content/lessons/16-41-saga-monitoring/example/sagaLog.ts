import type { Documents } from '../../../shop/documents.ts';
import type { OrderId } from '../../../shop/domain.ts';
import type { SagaRecord } from '../../../shop/sagaOrchestrator.ts';
import type { SimClock } from '../../../shop/simClock.ts';

/** One change of one saga, stored in the transaction that makes it. */
export interface SagaEntry {
  readonly orderId: OrderId;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly phase: SagaRecord['state']['phase'];
  /** The command whose answer is awaited; absent once the saga is over. */
  readonly awaiting?: string;
  readonly attempt: number;
}

// #region log
/** The database of `order`, with a log: whoever stores a saga stores an entry with it, in the same transaction. */
export function withSagaLog(documents: Documents, clock: SimClock): Documents {
  return {
    get: (table, key) => documents.get(table, key),
    all: (table) => documents.all(table),
    delete: (table, key) => documents.delete(table, key),
    transaction: (work) => documents.transaction(work),
    close: () => documents.close(),
    put(table, key, document) {
      documents.put(table, key, document);
      if (table === 'sagas') append(documents, document as SagaRecord, clock.now());
    },
  };
}
// #endregion log

function append(documents: Documents, { orderId, state, attempt }: SagaRecord, at: number): void {
  const key = String(documents.all('sagaLog').length);
  const awaiting = 'awaiting' in state ? { awaiting: state.awaiting } : {};
  documents.put('sagaLog', key, {
    orderId,
    at,
    phase: state.phase,
    ...awaiting,
    attempt,
  } satisfies SagaEntry);
}

/** Where a saga stands, and since when. */
export interface SagaStatus extends SagaEntry {
  readonly startedAt: number;
  /** The last progress: a repeated command is none. */
  readonly since: number;
}

// #region fold
/** The sagas as their log tells them. The order of the entries is the order of the commits. */
export function fold(log: readonly SagaEntry[]): SagaStatus[] {
  const sagas = new Map<OrderId, SagaStatus>();
  for (const entry of log) {
    const known = sagas.get(entry.orderId);
    const hasMoved = known?.phase !== entry.phase || known.awaiting !== entry.awaiting;
    sagas.set(entry.orderId, {
      ...entry,
      startedAt: known?.startedAt ?? entry.at,
      since: known && !hasMoved ? known.since : entry.at,
    });
  }
  return [...sagas.values()];
}
// #endregion fold

export function isOver({ phase }: SagaStatus): boolean {
  return phase === 'completed' || phase === 'compensated';
}

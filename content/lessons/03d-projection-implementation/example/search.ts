import type { OrderState } from '../../../shop/domain.ts';
import type { FaultPlan } from '../../../shop/faultPlan.ts';
import type { Database } from '../../../shop/sqlite.ts';
import { Checkpoints } from './checkpoints.ts';
import { readSafe } from './cursors.ts';
import type { EventLog, Recorded } from './log.ts';
import { STATE_AFTER } from './views.ts';

export interface OrderDocument {
  readonly orderId: string;
  readonly customerId: string;
  readonly skus: readonly string[];
  readonly state: OrderState;
}

/**
 * A search index on another server. It takes a document only with a higher version than the one it holds, as
 * OpenSearch does with `version_type=external`; no transaction reaches it.
 */
export class SearchIndex {
  readonly #documents = new Map<string, { version: number; document: OrderDocument }>();
  /** How many writes came too late and changed nothing. */
  stale = 0;

  put(id: string, version: number, document: OrderDocument): void {
    const held = this.#documents.get(id);
    if (held && version <= held.version) this.stale++;
    else this.#documents.set(id, { version, document });
  }

  get(id: string): OrderDocument | undefined {
    return this.#documents.get(id)?.document;
  }

  /** All documents, by order. */
  all(): OrderDocument[] {
    return [...this.#documents.values()]
      .map(({ document }) => document)
      .sort((a, b) => a.orderId.localeCompare(b.orderId));
  }
}

/** Fills the index. View and checkpoint are in two stores, so an event may be applied twice, and never not at all. */
export class SearchProjector {
  static readonly checkpoint = 'order_search';
  readonly #index: SearchIndex;
  readonly #log: EventLog;
  readonly #checkpoints: Checkpoints;
  readonly #faults: FaultPlan | undefined;

  constructor(database: Database, index: SearchIndex, log: EventLog, faults?: FaultPlan) {
    this.#index = index;
    this.#log = log;
    this.#faults = faults;
    this.#checkpoints = new Checkpoints(database);
  }

  // #region step
  /** Applies the next batch and returns its size; 0 means that nothing waits. */
  step(limit = 100): number {
    const name = SearchProjector.checkpoint;
    const batch = readSafe(this.#log, this.#checkpoints.load(name), limit);
    for (const recorded of batch) {
      const { orderId } = recorded.event.data;
      this.#index.put(orderId, recorded.version, documentAfter(recorded, this.#index.get(orderId)));
      this.#faults?.reach(`${name}:view-written`);
    }
    const last = batch.at(-1);
    if (last) this.#checkpoints.save(name, last);
    this.#faults?.reach(`${name}:committed`);
    return batch.length;
  }
  // #endregion step
}

function documentAfter({ id, event }: Recorded, before?: OrderDocument): OrderDocument {
  const state = STATE_AFTER[event.type];
  if (event.type !== 'OrderPlaced') {
    if (!before) throw new Error(`order_search: ${id} is early`);
    return { ...before, state };
  }
  const { orderId, customerId, lines } = event.data;
  return { orderId, customerId, skus: lines.map(({ sku }) => sku), state };
}

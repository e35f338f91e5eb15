import type { StoredEvent } from '../../../shop/eventStore.ts';
import type { OrderEvent } from '../../../shop/messages.ts';

/**
 * An event and where it stands. Its position comes from a sequence when the row is inserted: positions are unique,
 * and neither without gaps nor in order of commit.
 */
export interface Recorded extends StoredEvent<OrderEvent> {
  /** The transaction that wrote the event; transactions are numbered as they start. */
  readonly tx: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

export type NewEvent = Omit<Recorded, 'position' | 'tx'>;

/** A transaction that is open: what it appends has a position, and nobody else sees it. */
export interface OpenTransaction {
  append(event: NewEvent): void;
  commit(): void;
  rollback(): void;
}

/**
 * An event log that behaves like a PostgreSQL table with an identity column and several writers at once.
 *
 * SQLite cannot show this: it lets one writer in at a time, so its positions always appear in order.
 */
export class EventLog {
  #committed: readonly Recorded[] = [];
  readonly #open = new Set<number>();
  #nextPosition = 1;
  #nextTx = 1;

  begin(): OpenTransaction {
    const tx = this.#nextTx++;
    const own: Recorded[] = [];
    this.#open.add(tx);
    return {
      append: (event) => own.push({ ...event, tx, position: this.#nextPosition++ }),
      commit: () => {
        this.#open.delete(tx);
        this.#committed = [...this.#committed, ...own].sort((a, b) => a.position - b.position);
      },
      rollback: () => this.#open.delete(tx),
    };
  }

  /** Appends one event in a transaction of its own. */
  append(event: NewEvent): void {
    const transaction = this.begin();
    transaction.append(event);
    transaction.commit();
  }

  /** What a reader sees now: the committed events, by position. */
  committed(): readonly Recorded[] {
    return this.#committed;
  }

  /** The lowest transaction still open, or else the next one: `pg_snapshot_xmin(pg_current_snapshot())`. */
  horizon(): number {
    return Math.min(this.#nextTx, ...this.#open);
  }
}

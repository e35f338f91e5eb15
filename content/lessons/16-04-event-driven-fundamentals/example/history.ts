import { type Envelope, messageName } from '../../../shop/envelope.ts';
import { LIFE, type OrderEvent } from './orderLog.ts';

// #region identity
/** Two events with the same source and id are one event. */
export function identityOf({ source, id }: Envelope): string {
  return `${source} ${id}`;
}
// #endregion identity

/** What a consumer has seen of every order. */
export class History {
  duplicates = 0;
  readonly #seen = new Set<string>();
  readonly #types = new Map<string, string[]>();

  /** Takes note of an event; a duplicate is counted and otherwise ignored. */
  record(event: OrderEvent): void {
    const identity = identityOf(event);
    if (this.#seen.has(identity)) {
      this.duplicates++;
      return;
    }
    this.#seen.add(identity);
    const types = this.#types.get(event.subject) ?? [];
    this.#types.set(event.subject, [...types, messageName(event)]);
  }

  /** How many different events were seen. */
  get events(): number {
    return this.#seen.size;
  }

  /** How many orders were seen as they happened, from the first event to the last. */
  get inSequence(): number {
    return [...this.#types.values()].filter((types) => types.join() === LIFE.join()).length;
  }
}

import type { Documents } from '../../../shop/documents.ts';
import type { OrderId } from '../../../shop/domain.ts';

export interface Saga {
  readonly orderId: OrderId;
  readonly phase: 'forward' | 'backward' | 'completed' | 'compensated';
  /** When it came into this phase, in milliseconds. */
  readonly since: number;
}

/** Stores sagas and says how they are, as Prometheus reads it. */
export class SagaMonitor {
  readonly #documents: Documents;
  readonly #counts = new Map<string, number>();
  readonly #open = new Map<OrderId, Saga>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  store(saga: Saga): void {
    this.#documents.put('sagas', saga.orderId, saga);
    const labels = `{phase="${saga.phase}",orderId="${saga.orderId}"}`;
    this.#counts.set(labels, (this.#counts.get(labels) ?? 0) + 1);
    if (saga.phase === 'forward' || saga.phase === 'backward') this.#open.set(saga.orderId, saga);
    else this.#open.delete(saga.orderId);
  }

  exposition(now: number): string {
    const ages = [...this.#open.values()].map(({ since }) => (now - since) / 1_000);
    const mean = ages.reduce((total, age) => total + age, 0) / Math.max(1, ages.length);
    return [
      ...[...this.#counts].map(([labels, count]) => `sagas${labels} ${count}`),
      `saga_oldest_seconds{phase="forward"} ${mean}`,
    ].join('\n');
  }
}

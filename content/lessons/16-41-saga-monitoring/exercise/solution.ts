import type { Documents } from '../../../shop/documents.ts';
import type { OrderId } from '../../../shop/domain.ts';
import { exposition, Gauge } from '../../../shop/metrics.ts';

export interface Saga {
  readonly orderId: OrderId;
  readonly phase: 'forward' | 'backward' | 'completed' | 'compensated';
  /** When it came into this phase, in milliseconds. */
  readonly since: number;
}

const labels = { phase: ['forward', 'backward', 'completed', 'compensated'] };

/** Stores sagas and says how they are, as Prometheus reads it. */
export class SagaMonitor {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  store(saga: Saga): void {
    this.#documents.put('sagas', saga.orderId, saga);
  }

  /** Made from what is stored, so it is the same after a restart. */
  exposition(now: number): string {
    const count = new Gauge('sagas', 'Sagas by phase.', labels);
    const oldest = new Gauge('saga_oldest_seconds', 'Age of the oldest open saga.', labels);
    for (const [phase, sagas] of Map.groupBy(this.#documents.all<Saga>('sagas'), (saga) => saga.phase)) {
      count.set({ phase }, sagas.length);
      if (phase === 'completed' || phase === 'compensated') continue;
      oldest.set({ phase }, (now - Math.min(...sagas.map(({ since }) => since))) / 1_000);
    }
    return exposition([count, oldest]);
  }
}

import type { Envelope } from '../../../shop/envelope.ts';
import { Crash, type FaultPlan } from '../../../shop/faultPlan.ts';
import type { Consumer, MemLog } from '../../../shop/memLog.ts';
import type { Rng } from '../../../shop/rng.ts';

export const TOPIC = 'shop.order.events.v1';

/** Publishes an event; the key spreads the load over the partitions. */
export function publish(log: MemLog<Envelope>, event: Envelope, rng: Rng): void {
  log.append(TOPIC, `key-${rng.int(0, 999_999)}`, event);
}

/** Reads the next record, if there is one; the process may die at `consume`. */
export function consumeNext(
  consumer: Consumer<Envelope>,
  handle: (event: Envelope) => void,
  faults: FaultPlan,
): void {
  const record = consumer.poll();
  if (!record) return;
  try {
    consumer.commit(record);
    faults.reach('consume');
    handle(record.value);
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    consumer.restart();
  }
}

/** Which events have been handled, so that none has its effect twice. */
export class Handled {
  readonly #ids = new Set<string>();

  /** True for the first of several equal events. */
  isNew(event: Envelope): boolean {
    const known = this.#ids.size;
    return this.#ids.add(event.id).size > known;
  }
}

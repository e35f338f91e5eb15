import type { Envelope } from '../../../shop/envelope.ts';
import { Crash, type FaultPlan } from '../../../shop/faultPlan.ts';
import type { Consumer, MemLog } from '../../../shop/memLog.ts';
import type { Rng } from '../../../shop/rng.ts';

export const TOPIC = 'shop.order.events.v1';

/** Publishes an event; the key keeps the events of one order in one partition. */
export function publish(log: MemLog<Envelope>, event: Envelope, _: Rng): void {
  log.append(TOPIC, event.subject, event);
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
    handle(record.value);
    faults.reach('consume');
    consumer.commit(record);
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    consumer.restart();
  }
}

/** Which events have been handled, so that none has its effect twice. */
export class Handled {
  readonly #ids = new Set<string>();

  /** True for the first of several equal events: equal are those with the same source and id. */
  isNew(event: Envelope): boolean {
    const known = this.#ids.size;
    return this.#ids.add(`${event.source} ${event.id}`).size > known;
  }
}

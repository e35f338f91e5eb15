import { Crash, type FaultPlan } from './faultPlan.ts';
import type { Consumer, LogRecord } from './memLog.ts';

/**
 * Handles everything a consumer has not read yet: handle, then commit. A `Crash` anywhere in between restarts the
 * consumer at its committed offsets, so the same record is handled again: at least once. The points
 * `<member>:before-handle` and `<member>:before-commit` are named for the plan. Other errors pass through.
 *
 * Returns how many records it handled, repetitions included.
 */
export async function drain<T>(
  consumer: Consumer<T>,
  handle: (value: T, record: LogRecord<T>) => void | Promise<void>,
  faults?: FaultPlan,
): Promise<number> {
  let handled = 0;
  for (let record = consumer.poll(); record; record = consumer.poll()) {
    try {
      faults?.reach(`${consumer.member}:before-handle`);
      await handle(record.value, record);
      handled++;
      faults?.reach(`${consumer.member}:before-commit`);
      consumer.commit(record);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      consumer.restart();
    }
  }
  return handled;
}

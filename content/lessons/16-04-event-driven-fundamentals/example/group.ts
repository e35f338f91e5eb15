import { Crash, type FaultPlan } from '../../../shop/faultPlan.ts';
import type { Consumer, LogRecord, MemLog } from '../../../shop/memLog.ts';
import type { Rng } from '../../../shop/rng.ts';
import { type OrderEvent, TOPIC } from './orderLog.ts';

type Handle = (event: OrderEvent) => void;

/** What a consumer does with a record, and in which order. The point `between` is named for the plan. */
export type Habit = (
  consumer: Consumer<OrderEvent>,
  record: LogRecord<OrderEvent>,
  handle: Handle,
  faults?: FaultPlan,
) => void;

// #region habits
export const handleThenCommit: Habit = (consumer, record, handle, faults) => {
  handle(record.value);
  faults?.reach('between');
  consumer.commit(record);
};

export const commitThenHandle: Habit = (consumer, record, handle, faults) => {
  consumer.commit(record);
  faults?.reach('between');
  handle(record.value);
};
// #endregion habits

/**
 * Reads everything in a group that starts with one member, grows to three and then loses its first; whose turn it is
 * is luck. Every change deals the partitions out anew. Returns how many deliveries it took.
 */
export function readInGroup(
  log: MemLog<OrderEvent>,
  { habit, handle, rng, faults }: { habit: Habit; handle: Handle; rng: Rng; faults?: FaultPlan },
): number {
  const join = (member: string) => log.join('query', TOPIC, member);
  let members = [join('query-1')];
  let deliveries = 0;
  while (log.lag('query', TOPIC) > 0) {
    const member = rng.pick(members);
    const record = member.poll();
    if (!record) continue;
    deliveries++;
    try {
      habit(member, record, handle, faults);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      member.restart();
    }
    if (deliveries === 10) members.push(join('query-2'));
    if (deliveries === 20) members.push(join('query-3'));
    if (deliveries === 30) {
      members[0]?.leave();
      members = members.slice(1);
    }
  }
  return deliveries;
}

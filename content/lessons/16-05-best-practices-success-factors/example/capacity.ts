import { orderId } from '../../../shop/domain.ts';
import { MemLog, partitionOf } from '../../../shop/memLog.ts';
import { Rng } from '../../../shop/rng.ts';

/** How many members of a group have a partition, and how many have none. */
export function members(partitions: number, count: number): { busy: number; idle: number } {
  const log = new MemLog({ partitions });
  const group = Array.from({ length: count }, (_, index) => log.join('query', 'orders', `query-${index}`));
  const busy = group.filter((member) => member.partitions.length > 0).length;
  return { busy, idle: count - busy };
}

/** The share of all messages in the busiest partition when one key has `hotShare` of them, 0 to 1. */
export function busiestShare(partitions: number, hotShare: number, seed: number): number {
  const rng = new Rng(seed);
  const counts = Array.from({ length: partitions }, () => 0);
  const messages = 12_000;
  for (let sent = 0; sent < messages; sent++) {
    const key = rng.chance(hotShare) ? 'cus-office' : orderId(rng.int(1, 5_000));
    const partition = partitionOf(key, partitions);
    counts[partition] = (counts[partition] as number) + 1;
  }
  return Math.max(...counts) / messages;
}

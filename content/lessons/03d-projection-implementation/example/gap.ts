import { orderId } from '../../../shop/domain.ts';
import { Rng } from '../../../shop/rng.ts';
import { type Read, START } from './cursors.ts';
import { EventLog } from './log.ts';
import { event, placed } from './orders.ts';

/** What a cursor saw of a race between two writers, as positions. */
export interface Sighting {
  /** The first read comes after the first commit, the second after both. */
  readonly reads: readonly [readonly number[], readonly number[]];
  /** Committed, and never seen. */
  readonly lost: readonly number[];
  /** How many events still wait behind the cursor, as the reader counts them. */
  readonly lag: number;
}

/**
 * Two transactions each place an order, and the one with the higher position commits first. In a `crossed` race
 * the transaction that started first has the higher position.
 */
export function race(read: Read, { crossed = false } = {}): Sighting {
  const log = new EventLog();
  const rng = new Rng(1);
  let cursor = START;
  const look = () => {
    const seen = read(log, cursor);
    cursor = seen.at(-1) ?? cursor;
    return seen.map(({ position }) => position);
  };

  const [first, second] = [log.begin(), log.begin()];
  const [slow, fast] = crossed ? [second, first] : [first, second];
  slow.append(event(orderId(1), 0, 0, placed(orderId(1), rng)));
  fast.append(event(orderId(2), 0, 0, placed(orderId(2), rng)));
  fast.commit();
  const before = look();
  slow.commit();
  const after = look();

  const seen = [...before, ...after];
  const positions = log.committed().map(({ position }) => position);
  return {
    reads: [before, after],
    lost: positions.filter((position) => !seen.includes(position)),
    lag: read(log, cursor).length,
  };
}

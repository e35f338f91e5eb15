/** How a queue stands after some minutes. */
export interface Backlog {
  readonly minute: number;
  readonly waiting: number;
  /** How long the message now first in line has waited, in seconds. */
  readonly oldest: number;
  readonly refused: number;
}

/** Messages a minute: what comes in, and what the consumers can do. */
const ARRIVALS = 660;
const SERVICE = 600;

// #region backlog
/** An hour of 10 % too much. With `maxWait`, in seconds, a message that would wait longer is refused at the door. */
export function overload(maxWait = Number.POSITIVE_INFINITY): Backlog[] {
  const rows: Backlog[] = [];
  let waiting = 0;
  let refused = 0;
  for (let minute = 1; minute <= 60; minute++) {
    const room = (maxWait / 60) * SERVICE + SERVICE - waiting;
    const taken = Math.min(ARRIVALS, room);
    refused += ARRIVALS - taken;
    waiting += taken - Math.min(SERVICE, waiting + taken);
    rows.push({ minute, waiting, oldest: Math.round((waiting / SERVICE) * 60), refused });
  }
  return rows;
}
// #endregion backlog

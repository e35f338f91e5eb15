/** What a consumer went through in the end. */
export interface Day {
  readonly mostHeld: number;
  readonly deaths: number;
  readonly handled: number;
}

/** One message a millisecond for three seconds; a worker that takes three milliseconds for each. */
const SENT_UNTIL = 3_000;
const WORK = 3;
const RESTART = 1_000;

/**
 * Runs a consumer for `seconds`. The broker pushes messages until `prefetch` are unacknowledged; a process that
 * holds more than `memory` dies, is up again a second later, and what it held goes back to the queue.
 */
export function consume(prefetch: number, memory: number, seconds: number): Day {
  let [queued, held, handled, deaths, mostHeld, downUntil] = [0, 0, 0, 0, 0, 0];
  for (let now = 0; now < seconds * 1_000; now++) {
    if (now < SENT_UNTIL) queued++;
    if (now < downUntil) continue;
    const pushed = Math.min(queued, prefetch - held);
    queued -= pushed;
    held += pushed;
    mostHeld = Math.max(mostHeld, Math.min(held, memory));
    if (held > memory) {
      deaths++;
      queued += held;
      held = 0;
      downUntil = now + RESTART;
    } else if (held > 0 && now % WORK === 0) {
      held--;
      handled++;
    }
  }
  return { mostHeld, deaths, handled };
}

import { appendFileSync } from 'node:fs';

/** A stretch of time in which the extension host did nothing else; milliseconds, `end` since 1970. */
export interface Stretch {
  readonly end: number;
  readonly length: number;
}

/** How often the thread should come round, in milliseconds. */
const round = 4;

/** Writes each stretch longer than two rounds as a line of JSON into the file that the environment names. */
export function activate(): void {
  const file = process.env.PATTERNBOOK_STRETCHES;
  if (file === undefined) return;
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    const length = now - last;
    last = now;
    const stretch: Stretch = { end: performance.timeOrigin + now, length };
    if (length > 2 * round) appendFileSync(file, `${JSON.stringify(stretch)}\n`);
  }, round);
}

import type { Deadline } from '../../../shop/deadline.ts';

export interface Part {
  readonly name: string;
  readonly required: boolean;
  /** Asks the service; gives up when the signal is aborted. */
  readonly ask: (signal: AbortSignal) => Promise<unknown>;
}

export interface Composed {
  readonly parts: Readonly<Record<string, unknown>>;
  /** The optional parts that did not come. */
  readonly missing: readonly string[];
}

const PART_MS = 250;

/** Asks for the parts of a page; rejects when a required one fails. */
export async function compose(parts: readonly Part[], deadline: Deadline): Promise<Composed> {
  const answers: (readonly [string, unknown])[] = [];
  for (const { name, ask } of parts) {
    answers.push([name, await deadline.within(PART_MS, ask)]);
  }
  return { parts: Object.fromEntries(answers), missing: [] };
}

/** Requests with the same key may be answered with the same stored response. */
export function cacheKey({ method, url }: Request): string {
  const { pathname, search } = new URL(url);
  return JSON.stringify([method, pathname, search]);
}

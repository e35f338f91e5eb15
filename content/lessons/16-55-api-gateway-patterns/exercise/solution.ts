import type { Deadline } from '../../../shop/deadline.ts';
import { IDENTITY_HEADER } from '../../../shop/gatewayHeaders.ts';

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

/** Asks for the parts of a page at once; rejects when a required one fails. */
export async function compose(parts: readonly Part[], deadline: Deadline): Promise<Composed> {
  const missing: string[] = [];
  const answers = await Promise.all(
    parts.map(async ({ name, required, ask }) => {
      try {
        return [[name, await deadline.within(PART_MS, ask)] as const];
      } catch (error) {
        if (required) throw error;
        missing.push(name);
        return [];
      }
    }),
  );
  return { parts: Object.fromEntries(answers.flat()), missing };
}

/** Requests with the same key may be answered with the same stored response. */
export function cacheKey({ method, url, headers }: Request): string {
  const { pathname, search } = new URL(url);
  return JSON.stringify([headers.get(IDENTITY_HEADER), method, pathname, search]);
}

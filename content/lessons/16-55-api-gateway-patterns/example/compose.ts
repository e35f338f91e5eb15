import { BUDGET_HEADER, type Deadline, TimedOut } from '../../../shop/deadline.ts';
import type { Fetch } from '../../../shop/httpNetwork.ts';

/** One question of a composed answer. */
export interface Part {
  readonly name: string;
  readonly url: string;
  /** Without a required part there is no answer; without an optional one there is a partial answer. */
  readonly required: boolean;
  /** The most this part may take of the whole budget, in milliseconds. */
  readonly limitMs: number;
}

/** The parts that came, and the names of the optional ones that did not. */
export interface Composed {
  readonly parts: Readonly<Record<string, unknown>>;
  readonly missing: readonly string[];
}

export type Compose = (parts: readonly Part[], deadline: Deadline, fetch: Fetch) => Promise<Composed>;

/** A service answered, and not with what was asked for. */
class Unusable extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`answered ${status}`);
    this.name = 'Unusable';
    this.status = status;
  }
}

/** A required part did not come: it does not exist, it is late, or its service is broken. */
export class PartMissing extends Error {
  readonly part: string;
  readonly status: 404 | 502 | 504;

  constructor(part: string, cause: unknown) {
    super(`no ${part}`, { cause });
    this.name = 'PartMissing';
    this.part = part;
    if (cause instanceof TimedOut) this.status = 504;
    else this.status = cause instanceof Unusable && cause.status === 404 ? 404 : 502;
  }
}

// #region parallel
/** Asks for all parts at once. Throws `PartMissing` as soon as a required one has failed, and stops the others. */
export const inParallel: Compose = async (parts, deadline, fetch) => {
  const enough = new AbortController();
  try {
    const answers = await Promise.all(parts.map((part) => ask(part, deadline, fetch, enough.signal)));
    return composed(parts, answers);
  } finally {
    enough.abort();
  }
};
// #endregion parallel

/** The same, one after the other. */
export const inSequence: Compose = async (parts, deadline, fetch) => {
  const answers: unknown[] = [];
  for (const part of parts) answers.push(await ask(part, deadline, fetch, new AbortController().signal));
  return composed(parts, answers);
};

// #region ask
/** The answer to one question; undefined for an optional part that did not come. */
async function ask(part: Part, deadline: Deadline, fetch: Fetch, enough: AbortSignal): Promise<unknown> {
  try {
    return await deadline.within(part.limitMs, async (timeUp) => {
      const headers = { [BUDGET_HEADER]: String(Math.min(part.limitMs, deadline.remaining())) };
      const signal = AbortSignal.any([timeUp, enough]);
      const response = await fetch(new Request(part.url, { headers, signal }));
      if (!response.ok) throw new Unusable(response.status);
      return response.json();
    });
  } catch (error) {
    if (part.required) throw new PartMissing(part.name, error);
    return undefined;
  }
}
// #endregion ask

function composed(parts: readonly Part[], answers: readonly unknown[]): Composed {
  const pairs = parts.map(({ name }, nth) => [name, answers[nth]] as const);
  return {
    parts: Object.fromEntries(pairs.filter(([, answer]) => answer !== undefined)),
    missing: pairs.filter(([, answer]) => answer === undefined).map(([name]) => name),
  };
}

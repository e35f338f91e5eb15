import type { Documents } from './documents.ts';
import type { Service } from './domain.ts';
import { type Envelope, messageName } from './envelope.ts';
import type { OfOrder } from './serviceProcess.ts';

// #region reaction
/** One row of a service's reaction table: on these events it does that, and publishes one of these. */
export interface Reaction {
  readonly service: Service;
  /** With several events, the reaction waits for all of them, in whatever order they come. */
  readonly on: readonly string[];
  readonly does: string;
  readonly publishes: readonly string[];
}
// #endregion reaction

// #region join
/** What a join has so far: the data of each event by its name. Kept until all have come. */
export function join(
  documents: Documents,
  reaction: Reaction,
  envelope: Envelope<OfOrder>,
): Record<string, unknown> | undefined {
  const key = `${envelope.data.orderId}:${reaction.does}`;
  const seen = {
    ...documents.get<Record<string, unknown>>('joins', key),
    [messageName(envelope)]: envelope.data,
  };
  documents.put('joins', key, seen);
  return reaction.on.every((name) => name in seen) ? seen : undefined;
}
// #endregion join

// #region cycle
/** The first circle in which events would cause each other without end; undefined when there is none. */
export function findCycle(reactions: readonly Reaction[]): string[] | undefined {
  const visit = (event: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(event)) return [...path.slice(path.indexOf(event)), event];
    return causedBy(reactions, event)
      .map((next) => visit(next, [...path, event]))
      .find((cycle) => cycle !== undefined);
  };
  return reactions
    .flatMap(({ on }) => on)
    .map((event) => visit(event, []))
    .find((cycle) => cycle !== undefined);
}

function causedBy(reactions: readonly Reaction[], event: string): string[] {
  return reactions.filter(({ on }) => on.includes(event)).flatMap(({ publishes }) => publishes);
}
// #endregion cycle

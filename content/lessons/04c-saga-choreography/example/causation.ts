import type { Reaction } from '../../../shop/choreography.ts';
import { type Envelope, messageName } from '../../../shop/envelope.ts';
import type { Observation } from '../../../shop/serviceProcess.ts';

/** Every message that was published, as it was published first. */
function messages(observations: readonly Observation[]): Envelope[] {
  const byId = new Map<string, Envelope>();
  for (const { kind, envelope } of observations) {
    if (kind === 'published' && envelope && !byId.has(envelope.id)) byId.set(envelope.id, envelope);
  }
  return [...byId.values()];
}

// #region tree
/** What caused what, as an indented tree: the flow that no file contains, read from its messages. */
export function causationTree(observations: readonly Observation[]): string[] {
  const all = messages(observations);
  const branch = (parent: Envelope, depth: number): string[] => [
    `${'  '.repeat(depth)}${messageName(parent)} (${parent.source.split('/').at(-1)})`,
    ...all
      .filter(({ causationid }) => causationid === parent.id)
      .flatMap((child) => branch(child, depth + 1)),
  ];
  return all.filter(({ causationid }) => causationid === undefined).flatMap((root) => branch(root, 0));
}
// #endregion tree

// #region undeclared
/** Causes that were observed and that no reaction declares, as `cause → effect`. */
export function undeclared(observations: readonly Observation[], reactions: readonly Reaction[]): string[] {
  const all = messages(observations);
  const names = new Map(all.map((each) => [each.id, messageName(each)]));
  return all.flatMap((effect) => {
    const cause = names.get(effect.causationid ?? '');
    const event = messageName(effect);
    const declared = reactions.some(
      ({ on, publishes }) => cause !== undefined && on.includes(cause) && publishes.includes(event),
    );
    return cause === undefined || declared ? [] : [`${cause} → ${event}`];
  });
}
// #endregion undeclared

/** How many steps came after their own undo, and were refused for it. */
export function tombstonesMet(observations: readonly Observation[]): number {
  return messages(observations).filter(({ data }) => {
    const { reason } = data as { reason?: string };
    return reason === 'released before it was reserved' || reason === 'already voided';
  }).length;
}

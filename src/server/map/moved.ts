import type { Range } from '../../core/lint/positions.ts';
import type { FileFacts, Place } from '../../core/map/model.ts';
import type { Workspace } from '../../core/map/workspace.ts';

/** Most edits only move what a file says of messages: the map stays as it is, but for the places in that file. */
export function saysTheSame(before: FileFacts, after: FileFacts): boolean {
  return withoutRanges(before) === withoutRanges(after);
}

/** @param after says the same as `before`, elsewhere */
export function withMoved(workspace: Workspace, before: FileFacts, after: FileFacts): Workspace {
  const { path } = after;
  const old = rangesOf(before);
  const moves = new Map(rangesOf(after).map((range, at) => [keyOf(old[at] ?? range), range]));
  const moved = (place: Place): Place =>
    place.path === path ? { path, range: moves.get(keyOf(place.range)) ?? place.range } : place;
  const { files, map, serviceOf } = workspace;
  return {
    files: new Map(files).set(path, after),
    map: {
      messages: map.messages.map((one) => (one.declared ? { ...one, declared: moved(one.declared) } : one)),
      handlers: map.handlers.map((one) => ({ ...one, place: moved(one.place) })),
      senders: map.senders.map((one) => ({ ...one, place: moved(one.place) })),
    },
    serviceOf,
  };
}

function withoutRanges(facts: FileFacts): string {
  return JSON.stringify(facts, (key, value: unknown) => (key === 'range' ? undefined : value));
}

function rangesOf({ types, handlers, sends }: FileFacts): readonly Range[] {
  return [...types, ...handlers, ...sends].map(({ range }) => range);
}

function keyOf({ start, end }: Range): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}

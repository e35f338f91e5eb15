import type { AxonEntity, AxonMember, DeclaredType, FileFacts, MapHandler } from '../map/model.ts';
import type { Workspace } from '../map/workspace.ts';
import type { Range } from './positions.ts';

/** Questions that the rules on Axon ask of a workspace. */

/** The classes of what a handler takes, looked up by the place of the handler's name; those from elsewhere are left out. */
export type PayloadsOf = (file: FileFacts, handler: Range) => readonly DeclaredType[];

export function payloadsIn({ files, map }: Workspace): PayloadsOf {
  const handlers = new Map(map.handlers.map((one) => [keyOf(one.place.path, one.place.range), one]));
  const messages = new Map(map.messages.map((message) => [message.id, message]));
  const typesOf = ({ handles }: MapHandler) =>
    handles.flatMap((id) => {
      const message = messages.get(id);
      const types = files.get(message?.declared?.path ?? '')?.types ?? [];
      return types.find(({ name }) => name === message?.name) ?? [];
    });
  return (file, handler) => {
    const found = handlers.get(keyOf(file.path, handler));
    return found ? typesOf(found) : [];
  };
}

function keyOf(path: string, { start }: Range): string {
  return `${path}:${start.line}:${start.character}`;
}

/** Has this class a field or getter of that name? True also where nobody can tell. */
export function mayHave({ properties }: DeclaredType, property: string): boolean {
  return properties?.includes(property) ?? true;
}

/** A collection of entities, and the class of what is in it. */
export interface MemberOfAggregate {
  readonly file: FileFacts;
  readonly member: AxonMember;
  readonly entity: AxonEntity;
  readonly entityFile: FileFacts;
}

/** The collections whose class is the only one of that name in their service. */
export function membersIn({ files, serviceOf }: Workspace): MemberOfAggregate[] {
  const all = [...files.values()].filter(({ axon, test }) => axon && !test);
  return all.flatMap((file) =>
    (file.axon?.members ?? []).flatMap((member) => {
      const named = all
        .filter(({ path }) => serviceOf(path) === serviceOf(file.path))
        .flatMap((entityFile) =>
          (entityFile.axon?.entities ?? [])
            .filter(({ name }) => name === member.entity)
            .map((entity) => ({ file, member, entity, entityFile })),
        );
      return named.length === 1 ? named : [];
    }),
  );
}

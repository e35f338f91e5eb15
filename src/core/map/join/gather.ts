import type { FileFacts, MessageRef } from '../model.ts';
import type { Handling, Node } from './joined.ts';
import type { Names } from './names.ts';

export interface Gathered {
  readonly nodes: readonly Node[];
  /** Consumers of a topic that tell no message. */
  readonly topicConsumers: readonly Handling[];
}

/** One node for each declared type or text of a service that anything in the files names as a message. */
export function gather(
  files: readonly FileFacts[],
  names: Names,
  serviceOf: (path: string) => string,
): Gathered {
  const nodes = new Map<unknown, Node>();
  const node = (key: unknown, make: () => Pick<Node, 'name' | 'service' | 'declared'>): Node => {
    const known = nodes.get(key);
    if (known) return known;
    const made: Node = { ...make(), handled: [], sent: [] };
    nodes.set(key, made);
    return made;
  };
  const nodesFor = (file: FileFacts, ref: MessageRef): Node[] => {
    const meaning = names.meaningOf(file, ref);
    if (meaning === 'nothing') return [];
    if ('declared' in meaning) {
      return meaning.declared.map((declared) =>
        node(declared.type, () => ({ name: declared.type.name, service: declared.service, declared })),
      );
    }
    const name = 'text' in meaning ? meaning.text : meaning.external;
    const service = serviceOf(file.path);
    return [node(`${service} ${name}`, () => ({ name, service, declared: undefined }))];
  };

  const topicConsumers: Handling[] = [];
  for (const file of files) {
    const service = serviceOf(file.path);
    for (const type of file.types) {
      if (type.kind) node(type, () => ({ name: type.name, service, declared: { file, type, service } }));
    }
    for (const handler of file.handlers) {
      if (handler.handles.length === 0) topicConsumers.push({ file, service, handler, literal: false });
      for (const ref of handler.handles) {
        for (const { handled } of nodesFor(file, ref))
          handled.push({ file, service, handler, literal: ref.literal });
      }
    }
    for (const send of file.sends)
      for (const { sent } of nodesFor(file, send.message)) sent.push({ file, send });
  }
  return { nodes: [...nodes.values()], topicConsumers };
}

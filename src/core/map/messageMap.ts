import { built } from './join/build.ts';
import { joinContracts } from './join/contracts.ts';
import { calledSends } from './join/emits.ts';
import { gather } from './join/gather.ts';
import { judged } from './join/judge.ts';
import { modulesOf } from './join/modules.ts';
import { namesOf } from './join/names.ts';
import type { FileFacts, MessageMap } from './model.ts';

export interface MapOptions {
  /** Tests, mocks, fixtures, benchmarks and documentation too; they are left out otherwise. */
  readonly includeTests?: boolean;
}

/**
 * Joins what the files tell. Each name is looked up (`namesOf`); every type or text that something surely sends or handles is a
 * message, and what only has the form of a sender or handler counts where it names one of those (`judged`). Messages of one
 * name in two services stay apart unless a topic or the text of their type says that they are one (`joinContracts`).
 * @param serviceOf name of the package a path belongs to, see `servicesOf`
 */
export function messageMap(
  files: Iterable<FileFacts>,
  serviceOf: (path: string) => string,
  { includeTests = false }: MapOptions = {},
): MessageMap {
  const read = [...files].filter(({ test }) => includeTests || !test);
  const modules = modulesOf(read, serviceOf);
  const { nodes, topicConsumers } = gather(read, namesOf(read, modules, serviceOf), serviceOf);
  const messages = judged(joinContracts(nodes, topicConsumers));
  return built(messages, read, calledSends(read, modules, serviceOf), serviceOf);
}

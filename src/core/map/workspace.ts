import type { FileFacts, MessageMap } from './model.ts';

/** What is known of a workspace as a whole. */
export interface Workspace {
  /** Files that have any part in its messages, by their paths. */
  readonly files: ReadonlyMap<string, FileFacts>;
  readonly map: MessageMap;
  /** Name of the package a file belongs to. */
  serviceOf(path: string): string;
}

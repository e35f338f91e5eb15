import { stat } from 'node:fs/promises';
import path from 'node:path';
import { adapterFor } from '../../core/analysis/analyse.ts';
import { walkFolder } from '../../server/folderWalk.ts';

export interface SourceFile {
  /** Absolute. */
  readonly file: string;
  /** The folder that was given, or the one that holds the given file. */
  readonly base: string;
}

/** The source files under the given paths, sorted, each once. A file that is named is taken as it is. */
export async function sourceFiles(paths: readonly string[]): Promise<SourceFile[]> {
  const found = new Map<string, string>();
  for (const given of paths) {
    const absolute = path.resolve(given);
    if ((await stat(absolute)).isFile()) found.set(absolute, path.dirname(absolute));
    else {
      const wanted = (name: string) => adapterFor(name) !== undefined;
      for await (const file of walkFolder(absolute, { wanted })) found.set(file, absolute);
    }
  }
  return [...found].map(([file, base]) => ({ file, base })).sort((a, b) => (a.file < b.file ? -1 : 1));
}

import { stat } from 'node:fs/promises';
import path from 'node:path';
import { adapterFor } from '../../core/analysis/analyse.ts';
import { isManifest } from '../../core/map/services.ts';
import { walkFolder } from '../../server/folderWalk.ts';

export interface SourceFile {
  /** Absolute. */
  readonly file: string;
  /** The folder that was given, or the one that holds the given file. */
  readonly base: string;
}

export interface FoundFiles {
  /** Sorted, each once. */
  readonly sources: readonly SourceFile[];
  /** Absolute names of the manifests in the given folders; absent where only files were given. */
  readonly manifests?: readonly string[];
}

/** The source files under the given paths. A file that is named is taken as it is. */
export async function sourceFiles(paths: readonly string[]): Promise<FoundFiles> {
  const found = new Map<string, string>();
  let manifests: string[] | undefined;
  const wanted = (name: string) => adapterFor(name) !== undefined || isManifest(name);
  for (const given of paths) {
    const absolute = path.resolve(given);
    if ((await stat(absolute)).isFile()) {
      found.set(absolute, path.dirname(absolute));
      continue;
    }
    manifests ??= [];
    for await (const file of walkFolder(absolute, { wanted })) {
      if (isManifest(path.basename(file))) manifests.push(file);
      else found.set(file, absolute);
    }
  }
  const sources = [...found].map(([file, base]) => ({ file, base }));
  return { sources: sources.sort((a, b) => (a.file < b.file ? -1 : 1)), ...(manifests && { manifests }) };
}

import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { adapterFor } from '../../core/analysis/analyse.ts';

/** A folder's ignore rules; they hold for what is below it. */
interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

export interface SourceFile {
  /** Absolute. */
  readonly file: string;
  /** The folder that was given, or the one that holds the given file. */
  readonly base: string;
}

/**
 * The source files under the given paths, sorted, each once. A file that is named is taken as it is;
 * in folders, what `.gitignore` files ignore and what tools keep (`.git`, `node_modules`) is passed over.
 */
export async function sourceFiles(paths: readonly string[]): Promise<SourceFile[]> {
  const found = new Map<string, string>();
  for (const given of paths) {
    const absolute = path.resolve(given);
    if ((await stat(absolute)).isFile()) found.set(absolute, path.dirname(absolute));
    else
      for (const file of await filesIn(absolute, await ignoreFilesAbove(absolute))) found.set(file, absolute);
  }
  return [...found].map(([file, base]) => ({ file, base })).sort((a, b) => (a.file < b.file ? -1 : 1));
}

async function filesIn(folder: string, above: readonly IgnoreFile[]): Promise<string[]> {
  const own = await ignoreFileIn(folder);
  const ignored = own ? [...above, own] : above;
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      const kept = entry.name === '.git' || entry.name === 'node_modules';
      if (!kept && !isIgnored(full, true, ignored)) found.push(...(await filesIn(full, ignored)));
    } else if (entry.isFile() && adapterFor(entry.name) && !isIgnored(full, false, ignored)) found.push(full);
  }
  return found;
}

function isIgnored(file: string, isFolder: boolean, ignored: readonly IgnoreFile[]): boolean {
  let result = false;
  for (const { folder, rules } of ignored) {
    const relative = path.relative(folder, file).split(path.sep).join('/') + (isFolder ? '/' : '');
    const verdict = rules.test(relative);
    result = (result || verdict.ignored) && !verdict.unignored;
  }
  return result;
}

/** The ignore files of the folders above, up to the root of the repository. */
async function ignoreFilesAbove(folder: string): Promise<IgnoreFile[]> {
  if (await isFolder(path.join(folder, '.git'))) return [];
  const found: IgnoreFile[] = [];
  for (let at = path.dirname(folder); ; at = path.dirname(at)) {
    const file = await ignoreFileIn(at);
    if (file) found.unshift(file);
    if (await isFolder(path.join(at, '.git'))) return found;
    // Outside a repository nothing above the folder counts.
    if (at === path.dirname(at)) return [];
  }
}

async function ignoreFileIn(folder: string): Promise<IgnoreFile | undefined> {
  const text = await readFile(path.join(folder, '.gitignore'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : { folder, rules: ignore().add(text) };
}

async function isFolder(name: string): Promise<boolean> {
  return (await stat(name).catch(() => undefined))?.isDirectory() ?? false;
}

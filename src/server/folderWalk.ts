import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** A folder's ignore rules; they hold for what is below it. */
interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

export interface WalkOptions {
  /** Tells by its name whether a file is asked for. */
  wanted(name: string): boolean;
  /** Says of a path below the folder, with `/`, that it and what is in it are passed over. */
  excluded?(below: string): boolean;
}

/**
 * The wanted files of a folder, by their absolute names, in order of their names. What `.gitignore` files ignore, what
 * tools keep (`.git`, `node_modules`, environments of Python, modules that Go has vendored) and folders that may not be
 * read are passed over.
 */
export async function* walkFolder(folder: string, options: WalkOptions): AsyncGenerator<string> {
  yield* filesIn(folder, '', await ignoreFilesAbove(folder), options);
}

async function* filesIn(
  folder: string,
  prefix: string,
  above: readonly IgnoreFile[],
  options: WalkOptions,
): AsyncGenerator<string> {
  const own = await ignoreFileIn(folder);
  const ignored = own ? [...above, own] : above;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  if (entries.some(({ name }) => name === 'pyvenv.cfg' || (name === 'modules.txt' && isVendor(folder))))
    return;
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const isFolder = entry.isDirectory();
    if (!isFolder && !(entry.isFile() && options.wanted(entry.name))) continue;
    if (isFolder && (entry.name === '.git' || entry.name === 'node_modules')) continue;
    const full = path.join(folder, entry.name);
    if (isIgnored(full, isFolder, ignored) || options.excluded?.(prefix + entry.name)) continue;
    if (isFolder) yield* filesIn(full, `${prefix}${entry.name}/`, ignored, options);
    else yield full;
  }
}

function isVendor(folder: string): boolean {
  return path.basename(folder) === 'vendor';
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

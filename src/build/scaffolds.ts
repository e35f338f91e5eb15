import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import type { Problem } from '../core/problem.ts';
import { composeScaffold, type ScaffoldSources } from '../core/scaffolds/compose.ts';
import { parseManifest } from '../core/scaffolds/manifest.ts';
import type { Scaffold } from '../core/scaffolds/scaffold.ts';

export interface ScaffoldsOptions {
  /** The checkout; scaffolds are read from its `content/scaffolds`. */
  readonly root: string;
  /** Folder of the content bundle. */
  readonly out: string;
}

/** Makes `scaffolds.json`, a `Scaffold[]` by pattern, each in the languages its manifest names. */
export async function buildScaffolds({ root, out }: ScaffoldsOptions): Promise<readonly Problem[]> {
  const { scaffolds, problems } = await readScaffolds(root);
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'scaffolds.json'), JSON.stringify(scaffolds));
  return problems;
}

/** Every scaffold under `content/scaffolds`: the folders that have a `scaffold.yaml`. */
export async function readScaffolds(
  root: string,
): Promise<{ scaffolds: readonly Scaffold[]; problems: readonly Problem[] }> {
  const content = join(root, 'content');
  const entries = await readdir(join(content, 'scaffolds'), { recursive: true });
  const patterns = entries
    .map((entry) => entry.split(sep))
    .filter(([, file, ...more]) => file === 'scaffold.yaml' && more.length === 0)
    .map(([pattern = '']) => pattern)
    .sort();
  const read = await Promise.all(patterns.map((pattern) => readPattern(content, pattern)));
  return {
    scaffolds: read.flatMap(({ scaffolds }) => scaffolds),
    problems: read.flatMap(({ problems }) => problems),
  };
}

async function readPattern(content: string, pattern: string): ReturnType<typeof readScaffolds> {
  const folder = join(content, 'scaffolds', pattern);
  const text = await readFile(join(folder, 'scaffold.yaml'), 'utf8');
  const { manifest, problems } = parseManifest(text, `content/scaffolds/${pattern}/scaffold.yaml`);
  if (manifest === undefined) return { scaffolds: [], problems };
  const composed = await Promise.all(
    manifest.languages.map(async (language) =>
      composeScaffold({
        pattern,
        manifest,
        language,
        own: await readFiles(join(folder, language.language)),
        parts: await readParts(content, Object.values(language.parts)),
      }),
    ),
  );
  return {
    scaffolds: composed.map(({ scaffold }) => scaffold),
    problems: [...problems, ...composed.flatMap((one) => one.problems)],
  };
}

async function readFiles(folder: string): Promise<ScaffoldSources['own']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map(async (file) => ({
        path: relative(folder, file).replaceAll(sep, '/'),
        text: await readFile(file, 'utf8'),
      })),
  );
}

/** A part that does not exist is missing here; the composition says who wants it. */
async function readParts(content: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(
    paths.map(async (path) => [path, await readFile(join(content, path), 'utf8').catch(notThere)] as const),
  );
  return new Map(texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])));
}

function notThere(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readContent } from '../../cli/contentFolder.ts';
import { bookBundle, builtInBookId } from '../../core/course/bookBundle.ts';
import type { LessonBundle } from '../../core/course/bundle.ts';
import type { Problem } from '../../core/problem.ts';
import { writeSearchIndexes } from './searchIndexes.ts';

export interface CompileOptions {
  /** The project's folder, with `content/` in it. */
  readonly root: string;
  /** The folder to write to; lessons left in it from before are removed. */
  readonly out: string;
}

/**
 * Writes `book.json`, `lessons/<slug>.json` and the search indexes. Whatever is missing or malformed is reported, with paths relative to
 * `root`, and the rest is compiled.
 */
export async function compileContent({ root, out }: CompileOptions): Promise<readonly Problem[]> {
  const { book, written, problems } = await readContent(root);
  const lessons = path.join(out, 'lessons');
  await rm(lessons, { recursive: true, force: true });
  await mkdir(lessons, { recursive: true });
  for (const { slug, markdown, files } of written.values()) {
    const bundle: LessonBundle = { slug, markdown, files };
    await writeFile(path.join(lessons, `${slug}.json`), JSON.stringify(bundle));
  }
  await writeFile(path.join(out, 'book.json'), JSON.stringify(bookBundle(book)));
  await writeSearchIndexes(out, builtInBookId, [...written.values()]);
  return problems.map((problem) => ({ ...problem, file: `content/${problem.file}` }));
}

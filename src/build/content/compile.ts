import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bookBundle, bookProblems } from '../../core/course/bookBundle.ts';
import type { LessonBundle } from '../../core/course/bundle.ts';
import { loadChapterIndex } from '../../core/course/chapterIndex.ts';
import type { Course } from '../../core/course/course.ts';
import type { LessonMeta } from '../../core/course/lessonMeta.ts';
import { parseGlossary } from '../../core/course/parseGlossary.ts';
import { parseLessonMeta } from '../../core/course/parseLessonMeta.ts';
import { parsePaths } from '../../core/course/parsePaths.ts';
import { type Locale, type Localized, locales } from '../../core/locale.ts';
import type { Problem } from '../../core/problem.ts';
import { writeSearchIndexes } from './searchIndexes.ts';

export interface CompileOptions {
  /** The project's folder, with `content/` in it. */
  readonly root: string;
  /** The folder to write to; lessons left in it from before are removed. */
  readonly out: string;
}

/**
 * Writes `book.json` and `lessons/<slug>.json`. Whatever is missing or malformed is reported, with paths relative to
 * `root`, and the rest is compiled.
 */
export async function compileContent({ root, out }: CompileOptions): Promise<readonly Problem[]> {
  const reader = new ContentReader(path.join(root, 'content'));
  const indexFile: Localized = { en: 'index.en.md', ko: 'index.ko.md' };
  const editions = await readEditions(reader, indexFile);
  const slugs = new Set(Object.values(editions).flatMap(({ lessons }) => lessons.map(({ slug }) => slug)));
  const { problems: pathProblems, ...paths } = parsePaths(
    (await reader.text('paths.yaml')) ?? '',
    'paths.yaml',
    slugs,
  );
  const glossary = parseGlossary((await reader.text('glossary.yaml')) ?? '', 'glossary.yaml');
  reader.problems.push(...pathProblems, ...glossary.problems);

  const target = path.join(out, 'lessons');
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const lessons: Record<string, LessonMeta> = {};
  const written: { meta: LessonMeta; bundle: LessonBundle }[] = [];
  for (const slug of await reader.folders('lessons')) {
    if (!slugs.has(slug)) reader.report(`lessons/${slug}`, 'The lesson is in no index');
    const lesson = await readLesson(reader, slug, slugs);
    if (!lesson) continue;
    lessons[slug] = lesson.meta;
    written.push(lesson);
    await writeFile(path.join(target, `${slug}.json`), JSON.stringify(lesson.bundle));
  }
  const parts = { editions, lessons, ...paths, glossary: glossary.terms };
  reader.problems.push(...bookProblems(parts, indexFile, 'paths.yaml'));
  const bundle = bookBundle(parts);
  await writeFile(path.join(out, 'book.json'), JSON.stringify(bundle));
  await writeSearchIndexes(out, bundle.book.id, written);
  return reader.problems.map((problem) => ({ ...problem, file: `content/${problem.file}` }));
}

async function readEditions(reader: ContentReader, indexFile: Localized): Promise<Localized<Course>> {
  const editions: Partial<Record<Locale, Course>> = {};
  for (const locale of locales) {
    const file = indexFile[locale] as string;
    const text = await reader.text(file);
    if (text === undefined) continue;
    const course = loadChapterIndex(text, file, { locale });
    reader.problems.push(...course.problems);
    editions[locale] = course;
  }
  return editions;
}

/** A lesson with its texts and files; undefined where it has no usable `lesson.yaml` or no text at all. */
async function readLesson(reader: ContentReader, slug: string, lessons: ReadonlySet<string>) {
  const folder = `lessons/${slug}`;
  const file = `${folder}/lesson.yaml`;
  const source = await reader.text(file);
  const { meta, problems } =
    source === undefined ? { problems: [] } : parseLessonMeta(source, file, { lessons });
  reader.problems.push(...problems);
  const markdown: Partial<Record<Locale, string>> = {};
  for (const locale of locales) {
    const text = await reader.text(`${folder}/${locale}.md`);
    if (text !== undefined) markdown[locale] = text;
  }
  if (!meta || Object.keys(markdown).length === 0) return undefined;
  const files: Record<string, string> = {};
  for (const name of [
    ...(await reader.files(folder, 'example')),
    ...(await reader.files(folder, 'exercise')),
    ...kernelFiles(Object.values(markdown)),
  ]) {
    const text = await reader.text(`${folder}/${name}`);
    if (text !== undefined) files[name] = text;
  }
  const bundle: LessonBundle = { slug, markdown, files };
  return { meta, bundle };
}

/** The kernel files that fences show, by the path they name them with. */
function kernelFiles(texts: readonly string[]): Set<string> {
  return new Set(
    texts.flatMap((text) => text.match(/(?<=^`{3,}.*\bfile=)\.\.\/\.\.\/shop\/[\w-]+\.ts/gm) ?? []),
  );
}

/** Reads the content folder and gathers what is wrong with it. */
class ContentReader {
  readonly problems: Problem[] = [];
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** The text of a file; one that cannot be read is a problem. */
  async text(file: string): Promise<string | undefined> {
    return readFile(path.join(this.#root, file), 'utf8').catch((error) => {
      this.report(file, `Cannot be read: ${reason(error)}`);
      return undefined;
    });
  }

  async folders(folder: string): Promise<string[]> {
    const entries = await readdir(path.join(this.#root, folder), { withFileTypes: true }).catch((error) => {
      this.report(folder, `Cannot be read: ${reason(error)}`);
      return [];
    });
    return entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  }

  /** Files below `folder/below`, relative to `folder`; none where it does not exist. */
  async files(folder: string, below: string): Promise<string[]> {
    const start = path.join(this.#root, folder, below);
    const entries = await readdir(start, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(path.join(this.#root, folder), path.join(entry.parentPath, entry.name)))
      .map((name) => name.split(path.sep).join('/'))
      .sort();
  }

  report(file: string, message: string): void {
    this.problems.push({ file, line: 1, message });
  }
}

function reason(error: unknown): string {
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'it does not exist' : String(error);
}

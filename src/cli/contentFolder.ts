import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type BookParts, bookProblems } from '../core/course/bookBundle.ts';
import { loadChapterIndex } from '../core/course/chapterIndex.ts';
import type { WrittenLesson } from '../core/course/checkLesson.ts';
import type { Course } from '../core/course/course.ts';
import { readSkeleton } from '../core/course/lessonSkeleton.ts';
import { parseGlossary } from '../core/course/parseGlossary.ts';
import { type KnownNames, parseLessonMeta } from '../core/course/parseLessonMeta.ts';
import { parsePaths } from '../core/course/parsePaths.ts';
import { type Locale, type Localized, locales } from '../core/locale.ts';
import type { Problem } from '../core/problem.ts';
import { snippetLanguageIds } from '../core/snippets/snippet.ts';
import { parseTemplate } from '../core/snippets/template.ts';

/** The built-in book as its authors keep it: a checkout with `content/` and the rules of `src/core/lint/rules`. */
export interface Content {
  readonly book: BookParts;
  /** The lessons that are written, by slug. */
  readonly written: ReadonlyMap<string, WrittenLesson>;
  /** Paths are relative to `content/`. */
  readonly problems: readonly Problem[];
}

/** Reads all of it. Whatever is missing or malformed is a problem, and the rest is read. */
export async function readContent(root: string): Promise<Content> {
  const reader = new ContentReader(path.join(root, 'content'));
  const indexFile: Localized = { en: 'index.en.md', ko: 'index.ko.md' };
  const editions = await readEditions(reader, indexFile);
  const lessons = new Set(
    Object.values(editions).flatMap((course) => course.lessons.map(({ slug }) => slug)),
  );
  const titles = await snippetTitles(path.join(root, 'content', 'snippets'));
  const known: KnownNames = {
    lessons,
    rules: new Set(await namesIn(path.join(root, 'src', 'core', 'lint', 'rules'))),
    snippets: new Set(titles.keys()),
  };
  const paths = parsePaths((await reader.text('paths.yaml')) ?? '', 'paths.yaml', lessons);
  const glossary = parseGlossary((await reader.text('glossary.yaml')) ?? '', 'glossary.yaml');
  reader.problems.push(...paths.problems, ...glossary.problems);

  const written = new Map<string, WrittenLesson>();
  for (const slug of await namesIn(path.join(root, 'content', 'lessons'))) {
    if (!lessons.has(slug)) reader.report(`lessons/${slug}`, 'The lesson is in no index');
    const lesson = await readLesson(reader, slug, known);
    if (lesson) written.set(slug, lesson);
  }
  const book: BookParts = {
    editions,
    lessons: Object.fromEntries([...written].map(([slug, { meta }]) => [slug, meta])),
    groups: paths.groups,
    paths: paths.paths,
    glossary: glossary.terms,
    snippetTitles: Object.fromEntries(
      [...written.values()].flatMap(({ meta }) =>
        meta.snippets.map((prefix) => [prefix, titles.get(prefix) ?? {}] as const),
      ),
    ),
  };
  return { book, written, problems: [...reader.problems, ...bookProblems(book, indexFile, 'paths.yaml')] };
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
async function readLesson(
  reader: ContentReader,
  slug: string,
  known: KnownNames,
): Promise<WrittenLesson | undefined> {
  const folder = `lessons/${slug}`;
  const file = `${folder}/lesson.yaml`;
  const metaSource = await reader.text(file);
  const read = metaSource === undefined ? undefined : parseLessonMeta(metaSource, file, known);
  reader.problems.push(...(read?.problems ?? []));
  const markdown: Partial<Record<Locale, string>> = {};
  for (const locale of locales) {
    const text = await reader.text(`${folder}/${locale}.md`);
    if (text !== undefined) markdown[locale] = text;
  }
  if (metaSource === undefined || !read?.meta || Object.keys(markdown).length === 0) return undefined;
  const files: Record<string, string> = {};
  for (const name of [
    ...(await reader.files(folder, 'example')),
    ...(await reader.files(folder, 'exercise')),
    ...kernelFiles(Object.values(markdown)),
  ]) {
    const text = await reader.text(`${folder}/${name}`);
    if (text !== undefined) files[name] = text;
  }
  return { slug, meta: read.meta, metaSource, markdown, files };
}

/** The files of the kernel that fences show, by the path they name them with. */
function kernelFiles(texts: readonly string[]): Set<string> {
  const parts = texts.flatMap((text) => readSkeleton(text).parts);
  const files = parts.flatMap((part) => (part.kind === 'code' ? [part.file] : []));
  return new Set(files.filter((file) => /^\.\.\/\.\.\/shop\/[\w-]+\.ts$/.test(file)));
}

/** The folders in a folder; none where it does not exist. */
async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(missing);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** The titles of the templates in `content/snippets/<language>/` by prefix; a prefix is one pattern in every language. */
async function snippetTitles(folder: string): Promise<ReadonlyMap<string, Localized>> {
  const titles = new Map<string, Localized>();
  for (const language of snippetLanguageIds) {
    for (const file of await readdir(path.join(folder, language)).catch(missing)) {
      const prefix = file.replace(/\..*$/, '');
      if (titles.has(prefix)) continue;
      const text = await readFile(path.join(folder, language, file), 'utf8');
      const { template } = parseTemplate({ path: file, prefix, language, text });
      titles.set(prefix, template?.snippet.title ?? {});
    }
  }
  return titles;
}

class ContentReader {
  readonly problems: Problem[] = [];
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The text of a file; one that cannot be read is a problem. */
  async text(file: string): Promise<string | undefined> {
    return readFile(path.join(this.#folder, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
      this.report(
        file,
        error.code === 'ENOENT' ? 'The file does not exist' : `Cannot be read: ${error.message}`,
      );
      return undefined;
    });
  }

  /** Files below `folder/below`, relative to `folder`; none where it does not exist. */
  async files(folder: string, below: string): Promise<string[]> {
    const start = path.join(this.#folder, folder);
    const entries = await readdir(path.join(start, below), { recursive: true, withFileTypes: true }).catch(
      missing,
    );
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(start, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .sort();
  }

  report(file: string, message: string): void {
    this.problems.push({ file, line: 1, message });
  }
}

function missing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

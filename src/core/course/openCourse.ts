import { type Locale, locales } from '../locale.ts';
import type { Problem } from '../problem.ts';
import { loadChapterIndex } from './chapterIndex.ts';
import type { Course, CourseFormat, CourseLesson } from './course.ts';
import { type CourseFiles, titleOfMarkdown, titleOfName } from './courseFiles.ts';
import { folderNavigation } from './folder.ts';
import { localeOfFileName, localeOfText } from './guessLocale.ts';
import { insideCourse, isMarkdown } from './links.ts';
import { readBookToml, readSummary } from './mdbook.ts';
import { readMkdocs } from './mkdocs.ts';
import { type NavEntry, navTree } from './navigation.ts';

/** How a course folder was recognised. */
export interface DetectedCourse {
  readonly format: CourseFormat;
  /** The files that say so, one an edition; none for a plain folder. */
  readonly files: readonly string[];
}

/** Title and front matter stand in a file's first bytes. */
const startBytes = 1024;
/** Files read at a time: quick on a disk, gentle on a remote file system. */
const readsAtOnce = 32;

/** Recognises the layout of a course folder; undefined where it holds no Markdown at all. Reads no more than its indexes. */
export async function detectCourse(files: CourseFiles): Promise<DetectedCourse | undefined> {
  const paths = await files.list();
  const all = new Set(paths);
  const mkdocs = ['mkdocs.yml', 'mkdocs.yaml'].find((path) => all.has(path));
  if (mkdocs) return { format: 'mkdocs', files: [mkdocs] };
  const mdbook = ['book.toml', 'SUMMARY.md', 'src/SUMMARY.md'].find((path) => all.has(path));
  if (mdbook) return { format: 'mdbook', files: [mdbook] };
  const indexes = await findChapterIndexes(files, paths);
  if (indexes.length > 0) return { format: 'chapter', files: indexes };
  return paths.some(isMarkdown) ? { format: 'folder', files: [] } : undefined;
}

/**
 * Opens the course of a folder, one edition a language. Takes what it can; whatever is wrong is in each edition's
 * `problems`. Empty where the folder holds no course.
 *
 * @param name the folder's own name, the title where the course has none
 */
export async function openCourse(files: CourseFiles, name: string): Promise<readonly Course[]> {
  const paths = await files.list();
  const once: CourseFiles = { list: async () => paths, read: (path, start) => files.read(path, start) };
  const detected = await detectCourse(once);
  const [file = ''] = detected?.files ?? [];
  switch (detected?.format) {
    case 'chapter':
      return openChapters(once, detected.files);
    case 'mkdocs':
      return openMkdocs(once, file, name);
    case 'mdbook':
      return openMdbook(once, file, name);
    case 'folder':
      return openFolder(once, { format: 'folder', title: undefined, name, file, base: '', problems: [] });
    case undefined:
      return [];
  }
}

/** Markdown files of the root that look like a chapter index: `index.*`, else `README.*`, else any. */
async function findChapterIndexes(files: CourseFiles, paths: readonly string[]): Promise<string[]> {
  const pages = paths.filter(isMarkdown);
  const root = pages.filter((path) => !path.includes('/'));
  // A plain folder of many files is not read whole to learn that none of them is an index.
  const any = root.length <= 20 ? root : [];
  for (const candidates of [root.filter(isNamed('index')), root.filter(isNamed('readme')), any]) {
    const texts = await readAll(files, candidates);
    const indexes = candidates.filter((path) => isChapterIndex(texts.get(path) ?? '', path, pages));
    if (indexes.length > 0) return indexes;
  }
  return [];
}

function isNamed(name: string): (path: string) => boolean {
  return (path) => path.toLowerCase().startsWith(`${name}.`);
}

/** An index has numbered sections with lessons, or names at least half of the other Markdown files. */
function isChapterIndex(text: string, path: string, pages: readonly string[]): boolean {
  const { sections, lessons } = loadChapterIndex(text, path);
  const numbered = sections.some((section) => section.number !== undefined && section.lessons.length > 0);
  const others = pages.filter((page) => page !== path && !/^(index|readme)\./i.test(page));
  const listed = new Set(lessons.map((lesson) => lesson.path));
  return (
    lessons.length > 1 && (numbered || others.filter((page) => listed.has(page)).length * 2 >= others.length)
  );
}

async function openChapters(files: CourseFiles, indexes: readonly string[]): Promise<Course[]> {
  const all = new Set(await files.list());
  const texts = await readAll(files, indexes);
  return indexes.map((path) => loadChapterIndex(texts.get(path) ?? '', path, { files: all }));
}

async function openMkdocs(files: CourseFiles, file: string, name: string): Promise<Course[]> {
  const read = await readText(files, file);
  const { docsFolder, navigation, title, locale, problems } = readMkdocs(read.text, file);
  const known = { format: 'mkdocs', title, name, file, base: docsFolder, locale } as const;
  const beginnings = { ...known, problems: [...read.problems, ...problems] };
  return navigation ? [await openNavigation(files, navigation, beginnings)] : openFolder(files, beginnings);
}

async function openMdbook(files: CourseFiles, file: string, name: string): Promise<Course[]> {
  const toml = file === 'book.toml' ? await readText(files, file) : undefined;
  const config = toml && readBookToml(toml.text);
  const base = config ? insideCourse(config.source) : file.split('/').slice(0, -1).join('/');
  const summary = [base, 'SUMMARY.md'].filter(Boolean).join('/');
  const known = { format: 'mdbook', title: config?.title, name, locale: config?.locale } as const;
  if (base === undefined || !(await files.list()).includes(summary)) {
    const message = `There is no ${base === undefined ? config?.source : summary}; all files are taken in order`;
    const problems = [...(toml?.problems ?? []), { file, line: 1, message }];
    return openFolder(files, { ...known, file, base: '', problems });
  }
  const read = await readText(files, summary);
  const { entries, problems } = readSummary(read.text, summary);
  const beginnings = {
    ...known,
    file: summary,
    base,
    problems: [...(toml?.problems ?? []), ...read.problems, ...problems],
  };
  return [await openNavigation(files, entries, beginnings)];
}

/** The text of a file the course is made from; none, and a problem, where it cannot be read. */
async function readText(files: CourseFiles, file: string): Promise<{ text: string; problems: Problem[] }> {
  return files.read(file).then(
    (text) => ({ text, problems: [] }),
    () => ({ text: '', problems: [{ file, line: 1, message: 'The file cannot be read' }] }),
  );
}

/** What is known of a course before its files are looked at. */
interface Beginnings {
  readonly format: CourseFormat;
  readonly title: string | undefined;
  /** The folder's own name. */
  readonly name: string;
  /** The file that holds the navigation; empty for a plain folder. */
  readonly file: string;
  /** The folder of its pages, relative to the course root; empty for the root itself. */
  readonly base: string;
  readonly problems: readonly Problem[];
  readonly locale?: Locale | undefined;
}

/** Every Markdown file of the folder; an edition a language where names tell it (`intro.ko.md`, `ko/intro.md`). */
async function openFolder(files: CourseFiles, beginnings: Beginnings): Promise<Course[]> {
  const prefix = beginnings.base === '' ? '' : `${beginnings.base}/`;
  const below = (await files.list())
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length));
  const named = locales.filter((locale) =>
    below.some((path) => isMarkdown(path) && localeOfFileName(path) === locale),
  );
  if (named.length < 2) {
    return [await openNavigation(files, folderNavigation(below), beginnings)];
  }
  return Promise.all(
    named.map((locale) => {
      const edition = below.filter((path) => (localeOfFileName(path) ?? locale) === locale);
      const entries = folderNavigation(edition);
      return openNavigation(files, entries, { ...beginnings, locale });
    }),
  );
}

async function openNavigation(
  files: CourseFiles,
  entries: readonly NavEntry[],
  { format, title, name, base, file, locale, problems }: Beginnings,
): Promise<Course> {
  const all = new Set(await files.list());
  const tree = navTree(entries, { file, base, files: all });
  const untitled = tree.lessons.filter((lesson) => lesson.title === undefined && all.has(lesson.path));
  const starts = await readAll(
    files,
    untitled.map(({ path }) => path),
    startBytes,
  );
  const lessons = tree.lessons.map((lesson): CourseLesson => {
    const start = starts.get(lesson.path);
    return {
      ...lesson,
      title: lesson.title ?? (start && titleOfMarkdown(start)) ?? titleOfName(lesson.path),
    };
  });
  const sample = starts.values().next().value ?? (await firstStart(files, lessons, all));
  return {
    format,
    title: title ?? name,
    locale: locale ?? localeOfText(`${lessons.map((lesson) => lesson.title).join('\n')}\n${sample}`),
    introduction: '',
    sections: tree.sections,
    lessons,
    problems: [...problems, ...tree.problems],
  };
}

async function firstStart(
  files: CourseFiles,
  lessons: readonly CourseLesson[],
  all: ReadonlySet<string>,
): Promise<string> {
  const first = lessons.find(({ path }) => all.has(path));
  return first ? ((await readAll(files, [first.path], startBytes)).get(first.path) ?? '') : '';
}

/** The texts of files by path, a few at a time; one that cannot be read is left out. */
async function readAll(
  files: CourseFiles,
  paths: readonly string[],
  start?: number,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (let at = 0; at < paths.length; at += readsAtOnce) {
    const batch = paths.slice(at, at + readsAtOnce);
    const read = await Promise.allSettled(batch.map((path) => files.read(path, start)));
    for (const [index, result] of read.entries()) {
      if (result.status === 'fulfilled') texts.set(batch[index] as string, result.value.slice(0, start));
    }
  }
  return texts;
}

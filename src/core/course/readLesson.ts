import type { Locale } from '../locale.ts';
import type { LessonDocument } from './bundle.ts';
import type { Course, CourseLesson } from './course.ts';
import type { CourseFiles } from './courseFiles.ts';
import { type Dialect, dialectOf } from './dialects/dialect.ts';
import { deepestInclude } from './dialects/includes.ts';

/** The place of a lesson in a course of the reader's own. */
export interface LessonOfCourse {
  readonly bookId: string;
  readonly course: Pick<Course, 'format' | 'locale'>;
  readonly lesson: CourseLesson;
  readonly requestedLocale: Locale;
  /** As in `LessonDocument`. */
  readonly oneLanguage?: boolean;
}

/** Reads a lesson and the files it takes in; undefined where its own file cannot be read. */
export async function readLesson(
  files: Pick<CourseFiles, 'read'>,
  { bookId, course, lesson, requestedLocale, oneLanguage = false }: LessonOfCourse,
): Promise<LessonDocument | undefined> {
  const { slug, title, path } = lesson;
  const text = await readOrNothing(files, path);
  if (text === undefined) return undefined;
  const dialect = dialectOf(course.format);
  const lines = dialect.translate(text, path, await readIncluded(files, dialect, text, path));
  return {
    bookId,
    slug,
    locale: course.locale,
    requestedLocale,
    oneLanguage,
    title,
    path,
    markdown: lines.map((line) => line.text).join('\n'),
    origins: lines,
    files: {},
  };
}

/** The files that a page takes in, and those that these take in. */
async function readIncluded(
  files: Pick<CourseFiles, 'read'>,
  dialect: Dialect,
  page: string,
  path: string,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const asked = new Set<string>();
  let texts: readonly (readonly [path: string, text: string])[] = [[path, page]];
  for (let depth = 0; depth < deepestInclude && texts.length > 0; depth++) {
    const named = new Set(texts.flatMap(([from, text]) => dialect.included(text, from)));
    const unread = [...named].filter((file) => !asked.has(file));
    for (const file of unread) asked.add(file);
    const read = await Promise.all(
      unread.map(async (file) => [file, await readOrNothing(files, file)] as const),
    );
    texts = read.flatMap(([file, text]) => (text === undefined ? [] : [[file, text] as const]));
    for (const [file, text] of texts) found[file] = text;
  }
  return found;
}

function readOrNothing(files: Pick<CourseFiles, 'read'>, path: string): Promise<string | undefined> {
  return files.read(path).catch(() => undefined);
}

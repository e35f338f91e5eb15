import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { GlossaryTerm, LearningPath, LessonDocument, LessonGroup } from '../../core/course/bundle.ts';
import type { Course, CourseLesson } from '../../core/course/course.ts';
import type { LessonMeta } from '../../core/course/lessonMeta.ts';
import { openCourse } from '../../core/course/openCourse.ts';
import { readLesson } from '../../core/course/readLesson.ts';
import { inLocale, type Localized } from '../../core/locale.ts';
import { readContent } from '../contentFolder.ts';
import { folderFiles } from '../folderFiles.ts';

/** A book to be written to files, wherever it comes from. */
export interface BookSource {
  /** One a language. */
  readonly editions: readonly Course[];
  readonly groups: readonly LessonGroup[];
  readonly paths: readonly LearningPath[];
  readonly glossary: readonly GlossaryTerm[];
  readonly snippetTitles: Readonly<Record<string, Localized>>;
  readonly meta: Readonly<Record<string, LessonMeta>>;
  /** The lesson in the edition's language; undefined where it is not written. */
  lesson(edition: Course, lesson: CourseLesson): Promise<LessonDocument | undefined>;
}

/** Opens the course in `folder`, or the book itself where `folder` is the `content/` its authors keep. */
export async function openBook(folder: string): Promise<BookSource> {
  const isOwnBook = await stat(path.join(folder, 'glossary.yaml')).then(
    () => true,
    () => false,
  );
  return isOwnBook ? openContent(path.resolve(folder, '..')) : openFolder(folder);
}

async function openContent(root: string): Promise<BookSource> {
  const { book, written } = await readContent(root);
  return {
    editions: Object.values(book.editions),
    groups: book.groups,
    paths: book.paths,
    glossary: book.glossary,
    snippetTitles: book.snippetTitles,
    meta: book.lessons,
    lesson: async ({ locale }, { slug, title }) => {
      const lesson = written.get(slug);
      const markdown = lesson?.markdown[locale];
      if (!lesson || markdown === undefined) return undefined;
      return {
        bookId: 'patternbook',
        slug,
        locale,
        requestedLocale: locale,
        title: inLocale(lesson.meta.title, locale) ?? title,
        path: `lessons/${slug}/${locale}.md`,
        markdown,
        files: lesson.files,
        meta: lesson.meta,
      };
    },
  };
}

async function openFolder(folder: string): Promise<BookSource> {
  const files = folderFiles(folder);
  const name = path.basename(path.resolve(folder));
  return {
    editions: await openCourse(files, name),
    groups: [],
    paths: [],
    glossary: [],
    snippetTitles: {},
    meta: {},
    lesson: (course, lesson) =>
      readLesson(files, { bookId: name, course, lesson, requestedLocale: course.locale }),
  };
}

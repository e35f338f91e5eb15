import * as vscode from 'vscode';
import type { LessonDocument } from '../../core/course/bundle.ts';
import type { Course, CourseLesson } from '../../core/course/course.ts';
import { dialectOf } from '../../core/course/dialects/dialect.ts';
import { openCourse } from '../../core/course/openCourse.ts';
import { inLocale, type Locale, type Localized } from '../../core/locale.ts';
import { searchDocuments } from '../../core/search/searchDocuments.ts';
import { SearchIndex } from '../../core/search/searchIndex.ts';
import { folderFiles } from './folderFiles.ts';
import type { LessonUnavailable, Shelf } from './shelf.ts';

/** A reader's own course: what its folder holds, trusted in nothing. Undefined where there is no Markdown in it. */
export async function openOwnShelf(root: vscode.Uri, id: string): Promise<Shelf | undefined> {
  const files = folderFiles(root);
  const paths = new Set(await files.list());
  const name = root.path.split('/').at(-1) ?? '';
  const courses = await openCourse({ ...files, list: async () => [...paths] }, name);
  if (courses.length === 0) return undefined;
  const editions: Partial<Record<Locale, Course>> = {};
  for (const course of courses) editions[course.locale] ??= course;
  const find = (slug: string, locale: Locale) => findLesson(editions, slug, locale);
  return {
    book: { id, editions },
    trust: 'untrusted',
    root,
    meta: {},
    groups: [],
    paths: [],
    isWritten: (slug) => {
      const found = find(slug, 'en');
      return found !== undefined && paths.has(found.lesson.path);
    },
    lesson: async (slug, locale) => {
      const found = find(slug, locale);
      if (found) return readLesson(root, id, found.course, found.lesson, locale);
      return { unavailable: 'unknown', message: vscode.l10n.t('The course has no lesson “{0}”.', slug) };
    },
    searchIndex: async (locale) => {
      const course = inLocale(editions, locale);
      const lessons = await Promise.all(
        (course?.lessons ?? []).map((lesson) => course && readLesson(root, id, course, lesson, locale)),
      );
      return SearchIndex.build(
        lessons.flatMap((lesson) => (lesson && 'markdown' in lesson ? [lesson] : [])),
        searchDocuments,
      );
    },
  };
}

function findLesson(editions: Localized<Course>, slug: string, locale: Locale) {
  const inOrder = [editions[locale], inLocale(editions, locale), editions.en, editions.ko];
  for (const course of inOrder) {
    const lesson = course?.lessons.find((one) => one.slug === slug);
    if (course && lesson) return { course, lesson };
  }
  return undefined;
}

async function readLesson(
  root: vscode.Uri,
  bookId: string,
  course: Course,
  lesson: CourseLesson,
  requestedLocale: Locale,
): Promise<LessonDocument | LessonUnavailable> {
  const text = await readText(root, lesson.path);
  if (text === undefined) {
    return {
      unavailable: 'unreadable',
      message: vscode.l10n.t('“{0}” cannot be read: there is no file {1}.', lesson.title, lesson.path),
    };
  }
  const dialect = dialectOf(course.format);
  const included = await Promise.all(
    dialect.included(text, lesson.path).map(async (path) => [path, await readText(root, path)] as const),
  );
  const files = Object.fromEntries(
    included.flatMap(([path, file]) => (file === undefined ? [] : [[path, file]])),
  );
  return {
    bookId,
    slug: lesson.slug,
    locale: course.locale,
    requestedLocale,
    title: lesson.title,
    path: lesson.path,
    markdown: dialect.translate(text, lesson.path, files),
    files: {},
  };
}

/** Undefined where there is no such file, or it is none that can be read as text. */
async function readText(root: vscode.Uri, path: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, path)));
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return undefined;
    throw error;
  }
}

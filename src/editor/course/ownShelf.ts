import * as vscode from 'vscode';
import type { LessonDocument } from '../../core/course/bundle.ts';
import type { Course } from '../../core/course/course.ts';
import type { CourseFiles } from '../../core/course/courseFiles.ts';
import { openCourse } from '../../core/course/openCourse.ts';
import { type LessonOfCourse, readLesson } from '../../core/course/readLesson.ts';
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
  const oneLanguage = Object.keys(editions).length === 1;
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
      if (found) return readOrExplain(files, { bookId: id, ...found, requestedLocale: locale, oneLanguage });
      return { unavailable: 'unknown', message: vscode.l10n.t('The course has no lesson “{0}”.', slug) };
    },
    searchIndex: async (locale) => {
      const course = inLocale(editions, locale);
      const lessons = await Promise.all(
        (course?.lessons ?? []).map(
          (lesson) => course && readLesson(files, { bookId: id, course, lesson, requestedLocale: locale }),
        ),
      );
      return SearchIndex.build(
        lessons.filter((lesson) => lesson !== undefined),
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

async function readOrExplain(
  files: CourseFiles,
  place: LessonOfCourse,
): Promise<LessonDocument | LessonUnavailable> {
  const { title, path } = place.lesson;
  return (
    (await readLesson(files, place)) ?? {
      unavailable: 'unreadable',
      message: vscode.l10n.t('“{0}” cannot be read: there is no file {1}.', title, path),
    }
  );
}

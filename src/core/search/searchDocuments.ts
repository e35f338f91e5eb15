import type { LessonDocument } from '../course/bundle.ts';
import { lessonSections } from '../markdown/sections.ts';
import type { SearchDocument } from './searchIndex.ts';

/** What the search index holds of a lesson: one document a heading. */
export function searchDocuments(lesson: LessonDocument): SearchDocument[] {
  return lessonSections(lesson).map(({ heading, title, text }) => ({
    bookId: lesson.bookId,
    slug: lesson.slug,
    heading,
    lessonTitle: lesson.title,
    headingTitle: title,
    text,
  }));
}

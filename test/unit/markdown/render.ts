import type { LessonDocument } from '../../../src/core/course/bundle.ts';
import type { RenderContext, RenderedLesson } from '../../../src/core/markdown/model.ts';
import { renderLesson } from '../../../src/core/markdown/renderLesson.ts';

/** A course of two lessons with one picture. */
export const context: RenderContext = {
  lessonAt: (path) => ({ 'lessons/saga': 'saga', 'lessons/saga.md': 'saga', 'lessons/한글': '한글' })[path],
  imageUrl: (path) => `images:${path}`,
};

/** A document with `markdown`, standing at `lessons/this/en.md` of a course. */
export function documentOf(markdown: string, parts: Partial<LessonDocument> = {}): LessonDocument {
  return {
    bookId: 'book',
    slug: 'this',
    locale: 'en',
    requestedLocale: 'en',
    title: 'This lesson',
    path: 'lessons/this/en.md',
    markdown,
    files: {},
    ...parts,
  };
}

export function render(markdown: string, parts: Partial<LessonDocument> = {}): RenderedLesson {
  return renderLesson(documentOf(markdown, parts), context);
}

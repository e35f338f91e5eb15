import type * as vscode from 'vscode';
import type { LearningPath, LessonDocument, LessonGroup } from '../../core/course/bundle.ts';
import type { Book, Trust } from '../../core/course/course.ts';
import type { LessonMeta } from '../../core/course/lessonMeta.ts';
import type { Locale } from '../../core/locale.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';

/** One book as the tree and the reader meet it, wherever it comes from. */
export interface Shelf {
  readonly book: Book;
  readonly trust: Trust;
  /** Folder that relative images of lessons start from. */
  readonly root: vscode.Uri;
  /** By slug; own courses have none. */
  readonly meta: Readonly<Record<string, LessonMeta>>;
  /** Lessons outside every section, gathered under a title. */
  readonly groups: readonly LessonGroup[];
  readonly paths: readonly LearningPath[];
  /** Whether the index names the lesson and its text exists. */
  isWritten(slug: string): boolean;
  /** The lesson in `locale`, else in the other language. */
  lesson(slug: string, locale: Locale): Promise<LessonDocument | LessonUnavailable>;
  /** Full text of the lessons in `locale`. */
  searchIndex(locale: Locale): Promise<SearchIndex>;
}

/** Why a lesson cannot be shown, in a sentence for the reader. */
export interface LessonUnavailable {
  readonly unavailable: 'unknown' | 'unwritten' | 'unreadable';
  readonly message: string;
}

export function isUnavailable(lesson: LessonDocument | LessonUnavailable): lesson is LessonUnavailable {
  return 'unavailable' in lesson;
}

import type { Locale, Localized } from '../locale.ts';
import type { Problem } from '../problem.ts';

/** How a course is laid out on disk. */
export type CourseFormat = 'chapter' | 'mkdocs' | 'mdbook' | 'folder';

/** One edition of a course: what a loader makes of an index in one language. */
export interface Course {
  readonly format: CourseFormat;
  readonly title: string;
  readonly locale: Locale;
  /** Markdown between the title and the first section. */
  readonly introduction: string;
  readonly sections: readonly CourseSection[];
  /** Every lesson once, in reading order. */
  readonly lessons: readonly CourseLesson[];
  readonly problems: readonly Problem[];
}

export interface CourseSection {
  /** Stable across languages and content updates: `16.2`, or a slug of the title where there is no number. */
  readonly id: string;
  /** `16.2`; absent in formats without section numbers. */
  readonly number?: string;
  readonly title: string;
  /** Slugs in index order; a lesson may stand in several sections. */
  readonly lessons: readonly string[];
  readonly sections: readonly CourseSection[];
}

export interface CourseLesson {
  /** Unique within the course and stable across content updates; progress, notes and links are keyed by it. */
  readonly slug: string;
  readonly title: string;
  /** The Markdown file, relative to the course root, with `/`. */
  readonly path: string;
}

/** A course in all its languages, as the tree, the reader and search see it. */
export interface Book {
  /** `patternbook` for the built-in book; own courses get an id from their folder. */
  readonly id: string;
  readonly editions: Localized<Course>;
}

/** Content the extension ships is trusted; a reader's own folder never is. */
export type Trust = 'trusted' | 'untrusted';

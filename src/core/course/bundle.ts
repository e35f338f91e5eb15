import type { Locale, Localized } from '../locale.ts';
import type { Book } from './course.ts';
import type { LessonMeta } from './lessonMeta.ts';
import type { LineOrigin } from './sourceLines.ts';

/** What the content compiler writes to `out/content/book.json`: all the tree and the search need at start. */
export interface BookBundle {
  readonly book: Book;
  /** Only lessons that are written; a slug of the index without an entry is still to come. */
  readonly lessons: Readonly<Record<string, LessonMeta>>;
  /** Lessons that stand in no section of the index, gathered for the tree (`content/paths.yaml`). */
  readonly groups: readonly LessonGroup[];
  /** Learning paths, the whole book first (`content/paths.yaml`). */
  readonly paths: readonly LearningPath[];
  readonly glossary: readonly GlossaryTerm[];
  /** Titles of the snippets that lessons explain, by prefix. */
  readonly snippetTitles: Readonly<Record<string, Localized>>;
}

export interface LessonGroup {
  readonly id: string;
  readonly title: Localized;
  readonly lessons: readonly string[];
}

export interface LearningPath {
  readonly id: string;
  readonly title: Localized;
  /** Markdown of one screen; stands in for the prerequisites a short path leaves out. */
  readonly primer?: Localized;
  readonly lessons: readonly string[];
}

/** The page that holds a path's primer is opened like a lesson; no lesson's slug begins so. */
export function primerSlug(path: LearningPath): string | undefined {
  return path.primer && `primer-${path.id}`;
}

export interface GlossaryTerm {
  /** The English term in kebab-case: `optimistic-concurrency`. */
  readonly id: string;
  readonly term: Localized;
  readonly definition: Localized;
  /** Other spellings that mean the term: plurals, abbreviations, spacing variants. */
  readonly also?: Localized<readonly string[]>;
  /** Second words for the term that lessons do not use; search may understand them. */
  readonly avoid?: Localized<readonly string[]>;
}

/** What the content compiler writes to `out/content/lessons/<slug>.json`: one lesson, read when it is opened. */
export interface LessonBundle {
  readonly slug: string;
  readonly markdown: Localized;
  /**
   * Text of every file under `example/` and `exercise/`, by path relative to the lesson folder, and of the kernel
   * files its fences name (`../../shop/saga.ts`).
   */
  readonly files: Readonly<Record<string, string>>;
}

/** A lesson in one language, ready to be rendered, whichever book it comes from. */
export interface LessonDocument {
  readonly bookId: string;
  readonly slug: string;
  /** The language of `markdown`. */
  readonly locale: Locale;
  /** The language the reader asked for; differs from `locale` where the lesson is not translated. */
  readonly requestedLocale: Locale;
  /** The book has no edition in another language: that the lesson is in this one is no news. */
  readonly oneLanguage?: boolean;
  readonly title: string;
  /** Path of the Markdown file relative to the course root; relative links and images start here. */
  readonly path: string;
  readonly markdown: string;
  /** Where each line of `markdown` was written; absent where it is the text of `path` as it stands. */
  readonly origins?: readonly LineOrigin[];
  /** Files that fences and includes name, by path relative to the folder of `path`. */
  readonly files: Readonly<Record<string, string>>;
  readonly meta?: LessonMeta;
}

import { isRecord } from '../isRecord.ts';

/**
 * How far a reader is, as plain values. Everything is keyed by book id, slug and heading id, never by position,
 * so that it survives an update of the content.
 */
export interface Progress {
  readonly version: 1;
  readonly books: Readonly<Record<string, BookProgress>>;
}

/** By slug; a lesson without an entry is unread. */
export type BookProgress = Readonly<Record<string, LessonProgress>>;

export interface LessonProgress {
  /** Set by the reader or by reaching the last heading. */
  readonly read: boolean;
  /** Ids of the headings that were read. */
  readonly headings: readonly string[];
  /** Where the reader was last; empty before the first heading. */
  readonly lastHeading: string;
  /** Milliseconds since the epoch of the last visit. */
  readonly visited: number;
  /** Chosen answer by number of the question, both from 0. */
  readonly answers: Readonly<Record<string, number>>;
  readonly exercisePassed: boolean;
}

export type ReadingStatus = 'unread' | 'reading' | 'read';

export const noProgress: Progress = { version: 1, books: {} };

const untouched: LessonProgress = {
  read: false,
  headings: [],
  lastHeading: '',
  visited: 0,
  answers: {},
  exercisePassed: false,
};

export function progressOf(progress: Progress, bookId: string, slug: string): LessonProgress {
  return progress.books[bookId]?.[slug] ?? untouched;
}

export function statusOf(progress: Progress, bookId: string, slug: string): ReadingStatus {
  const lesson = progress.books[bookId]?.[slug];
  if (!lesson) return 'unread';
  return lesson.read ? 'read' : 'reading';
}

/** The progress with a lesson's entry changed. */
export function withLesson(
  progress: Progress,
  bookId: string,
  slug: string,
  change: Partial<LessonProgress>,
): Progress {
  const lesson = { ...progressOf(progress, bookId, slug), ...change };
  return withBook(progress, bookId, { ...progress.books[bookId], [slug]: lesson });
}

/** The reader is at `heading`, one of `outline`; at the last one the lesson counts as read. */
export function atHeading(
  progress: Progress,
  place: { bookId: string; slug: string; heading: string },
  outline: readonly string[],
  now: number,
): Progress {
  const before = progressOf(progress, place.bookId, place.slug);
  return withLesson(progress, place.bookId, place.slug, {
    read: before.read || (outline.length > 0 && place.heading === outline.at(-1)),
    headings: place.heading === '' ? before.headings : [...new Set([...before.headings, place.heading])],
    lastHeading: place.heading,
    visited: now,
  });
}

/** Forgets a lesson, or a whole book where no slug is given. */
export function withoutProgress(progress: Progress, bookId: string, slug?: string): Progress {
  const { [bookId]: book, ...others } = progress.books;
  if (slug === undefined || !book) return { ...progress, books: others };
  const { [slug]: _forgotten, ...lessons } = book;
  return withBook(progress, bookId, lessons);
}

/** Where the reader was last, in any book. */
export function latestPlace(
  progress: Progress,
): { bookId: string; slug: string; heading: string } | undefined {
  const places = Object.entries(progress.books).flatMap(([bookId, book]) =>
    Object.entries(book).map(([slug, lesson]) => ({
      bookId,
      slug,
      heading: lesson.lastHeading,
      at: lesson.visited,
    })),
  );
  const latest = places.toSorted((a, b) => b.at - a.at)[0];
  return latest && latest.at > 0
    ? { bookId: latest.bookId, slug: latest.slug, heading: latest.heading }
    : undefined;
}

/** Both states in one: of two entries of a lesson nothing that was done is lost, and the later visit says where. */
export function mergeProgress(a: Progress, b: Progress): Progress {
  let merged = a;
  for (const [bookId, book] of Object.entries(b.books)) {
    for (const [slug, lesson] of Object.entries(book)) {
      merged = withLesson(merged, bookId, slug, mergeLesson(progressOf(merged, bookId, slug), lesson));
    }
  }
  return merged;
}

function mergeLesson(a: LessonProgress, b: LessonProgress): LessonProgress {
  const [earlier, later] = a.visited <= b.visited ? [a, b] : [b, a];
  return {
    read: a.read || b.read,
    headings: [...new Set([...a.headings, ...b.headings])],
    lastHeading: later.lastHeading,
    visited: later.visited,
    answers: { ...earlier.answers, ...later.answers },
    exercisePassed: a.exercisePassed || b.exercisePassed,
  };
}

/** Moves the entries of lessons that were renamed. @param renames new slug by former slug */
export function withRenamedLessons(
  progress: Progress,
  bookId: string,
  renames: Readonly<Record<string, string>>,
): Progress {
  let renamed = progress;
  for (const [slug, lesson] of Object.entries(progress.books[bookId] ?? {})) {
    const newSlug = Object.hasOwn(renames, slug) ? renames[slug] : undefined;
    if (newSlug === undefined) continue;
    renamed = withoutProgress(renamed, bookId, slug);
    renamed = mergeProgress(renamed, { version: 1, books: { [bookId]: { [newSlug]: lesson } } });
  }
  return renamed;
}

/** Reads progress that was stored or exported; undefined where `value` is something else. Bad entries are left out. */
export function parseProgress(value: unknown): Progress | undefined {
  if (!isRecord(value) || value.version !== 1 || !isRecord(value.books)) return undefined;
  const books = mapRecord(value.books, (book) =>
    isRecord(book) ? mapRecord(book, (lesson) => parseLesson(lesson)) : undefined,
  );
  return { version: 1, books };
}

function parseLesson(value: unknown): LessonProgress | undefined {
  if (!isRecord(value)) return undefined;
  const { read, headings, lastHeading, visited, answers, exercisePassed } = value;
  return {
    read: read === true,
    headings: Array.isArray(headings) ? headings.filter((heading) => typeof heading === 'string') : [],
    lastHeading: typeof lastHeading === 'string' ? lastHeading : '',
    visited: typeof visited === 'number' && Number.isFinite(visited) ? visited : 0,
    answers: isRecord(answers)
      ? mapRecord(answers, (answer) => (Number.isInteger(answer) ? (answer as number) : undefined))
      : {},
    exercisePassed: exercisePassed === true,
  };
}

function withBook(progress: Progress, bookId: string, book: BookProgress): Progress {
  return { ...progress, books: { ...progress.books, [bookId]: book } };
}

/** Entries whose value `convert` accepts. A key `__proto__` becomes an own key, never the prototype. */
function mapRecord<T>(
  record: Record<string, unknown>,
  convert: (value: unknown) => T | undefined,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => {
      const converted = convert(value);
      return converted === undefined ? [] : [[key, converted] as const];
    }),
  );
}

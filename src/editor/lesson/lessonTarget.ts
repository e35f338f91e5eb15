import { isRecord } from '../../core/isRecord.ts';
import { isLocale, type Locale } from '../../core/locale.ts';

/** Id of the book the extension ships. */
export const builtInBook = 'patternbook';

/** A lesson that a command, a link or a row of a tree asks for. */
export interface LessonTarget {
  readonly bookId: string;
  readonly slug: string;
  readonly heading?: string;
  readonly locale?: Locale;
  /** Learning path to go on along. */
  readonly path?: string;
}

/** Reads a command's argument: a place, or a row of the chapter tree; undefined where it names no lesson. */
export function parseLessonTarget(value: unknown): LessonTarget | undefined {
  if (!isRecord(value)) return undefined;
  const { slug, bookId, heading, locale, shelf, path } = value;
  if (typeof slug !== 'string' || slug === '') return undefined;
  const shelfId = (shelf as { book?: { id?: unknown } } | undefined)?.book?.id;
  const book = typeof bookId === 'string' ? bookId : typeof shelfId === 'string' ? shelfId : builtInBook;
  return {
    bookId: book,
    slug,
    ...(typeof heading === 'string' && heading !== '' && { heading }),
    ...(isLocale(locale) && { locale }),
    ...(typeof path === 'string' && { path }),
  };
}

import { isLocale, type Locale } from '../locale.ts';

/** A place in a book that can be written down: `vscode://patternbook.patternbook/lesson/<slug>?lang=ko#<heading>`. */
export interface LessonPlace {
  readonly slug: string;
  /** Absent for the built-in book. */
  readonly bookId?: string;
  readonly locale?: Locale;
  readonly heading?: string;
}

/** The parts of a URI, decoded, as `vscode.Uri` has them. */
export interface UriParts {
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

/**
 * The link that opens `place` in an editor.
 * @param scheme what the editor registered with the system: `vscode`, `vscodium`, `cursor`, … (`vscode.env.uriScheme`)
 */
export function lessonLink(scheme: string, place: LessonPlace): string {
  const query = [
    ...(place.locale ? [`lang=${place.locale}`] : []),
    ...(place.bookId ? [`book=${encodeURIComponent(place.bookId)}`] : []),
  ];
  const search = query.length > 0 ? `?${query.join('&')}` : '';
  const heading = place.heading ? `#${encodeURIComponent(place.heading)}` : '';
  return `${scheme}://patternbook.patternbook/lesson/${encodeURIComponent(place.slug)}${search}${heading}`;
}

/** The place that a link to this extension names; undefined where it names none. */
export function parseLessonLink(uri: UriParts): LessonPlace | undefined {
  const [, slug] = /^\/lesson\/([^/]+)\/?$/.exec(uri.path) ?? [];
  if (!slug) return undefined;
  const query = new Map(uri.query.split('&').map((pair) => splitAt(pair, pair.indexOf('='))));
  const locale = query.get('lang');
  const bookId = query.get('book');
  return {
    slug,
    ...(bookId && { bookId }),
    ...(isLocale(locale) && { locale }),
    ...(uri.fragment && { heading: uri.fragment }),
  };
}

function splitAt(pair: string, at: number): [key: string, value: string] {
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

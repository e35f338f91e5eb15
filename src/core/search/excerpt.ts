import { queryTerms } from './tokenize.ts';

/** A piece of a text around what was searched for. */
export interface Excerpt {
  readonly text: string;
  /** Ranges of `text` to mark, as [start, end), in order and apart. */
  readonly marks: readonly (readonly [number, number])[];
}

/**
 * The stretch of about `length` characters in which most different words of `query` stand.
 * Words are sought as they are spelt or by their stem, without regard to case; a Latin word is marked to its end.
 */
export function excerptOf(text: string, query: string, length = 120): Excerpt {
  const terms = [...new Set(queryTerms(query).flatMap((term) => term.terms))];
  const lower = text.toLowerCase();
  const places = terms.flatMap((term) =>
    placesOf(lower, term).map((start) => ({ start, end: wordEnd(lower, start + term.length), term })),
  );
  places.sort((a, b) => a.start - b.start);
  const from = wordStart(text, Math.max(0, bestStart(places, length) - Math.floor(length / 6)));
  const to = Math.min(text.length, from + length);
  const before = from > 0 ? '… ' : '';
  const after = to < text.length ? ' …' : '';
  const shift = before.length - from;
  const marks: [number, number][] = [];
  for (const place of places) {
    if (place.start < from || place.end > to) continue;
    const previous = marks.at(-1);
    if (previous && place.start + shift <= previous[1])
      previous[1] = Math.max(previous[1], place.end + shift);
    else marks.push([place.start + shift, place.end + shift]);
  }
  return { text: before + text.slice(from, to).replace(/\s/g, ' ') + after, marks };
}

/** At most twenty places of a term are weighed: a frequent word says little about where to look. */
function placesOf(text: string, term: string): number[] {
  const places: number[] = [];
  for (
    let at = text.indexOf(term);
    at >= 0 && places.length < 20;
    at = text.indexOf(term, at + term.length)
  ) {
    places.push(at);
  }
  return places;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (/[a-z0-9]/.test(text[end - 1] ?? '') && /[a-z0-9]/.test(text[end] ?? '')) end++;
  return end;
}

function bestStart(places: readonly { start: number; term: string }[], length: number): number {
  let best = { start: 0, count: 0 };
  for (const { start } of places) {
    const within = places.filter((place) => place.start >= start && place.start < start + length);
    const count = new Set(within.map((place) => place.term)).size;
    if (count > best.count) best = { start, count };
  }
  return best.start;
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.indexOf(' ', at);
  return space < 0 || space > at + 15 ? at : space + 1;
}

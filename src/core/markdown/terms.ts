/** A glossary term found in a text. */
export interface FoundTerm {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Makes a finder of glossary terms in plain text. Longer spellings win, case is ignored. A Latin spelling must
 * stand as a word of its own; a Korean one may carry particles behind it, never letters before it.
 */
export function termFinder(
  terms: readonly { readonly id: string; readonly spellings: readonly string[] }[],
): (text: string) => readonly FoundTerm[] {
  const ids = new Map<string, string>();
  for (const { id, spellings } of terms) {
    for (const spelling of spellings) if (spelling.trim()) ids.set(spelling.toLowerCase(), id);
  }
  if (ids.size === 0) return () => [];
  const alternatives = [...ids.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map(
      (spelling) => escapeRegExp(spelling) + (/[\p{Script=Hangul}]$/u.test(spelling) ? '' : '(?![a-z0-9_-])'),
    );
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${alternatives.join('|')})`, 'giu');
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const id = ids.get(match[0].toLowerCase().replace(/\s+/g, ' '));
      return id === undefined ? [] : [{ id, start: match.index, end: match.index + match[0].length }];
    });
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+');
}

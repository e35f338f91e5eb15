import { caseTransforms, nameUseAt } from './nameCase.ts';
import { type SnippetLanguage, snippetLanguages } from './snippet.ts';

/** A tab stop that is not a name: a text of the template, or the first of several texts to choose from. */
export type Stop = readonly [text: string, ...alternatives: string[]];

export interface Stops {
  /** PascalCase names of the template, in tab order; they come before all other stops. */
  readonly names: readonly string[];
  readonly stops: readonly Stop[];
}

/**
 * The VS Code snippet of a template: every use of a name or stop is a tab stop, everything else stands as it is.
 * Expanding the result at its defaults gives `text` again.
 *
 * @returns the body, and the names and stops that `text` does not hold
 */
export function toSnippetBody(
  text: string,
  { names, stops }: Stops,
  language: SnippetLanguage,
): { body: string; unused: readonly string[] } {
  const { indent, lowerCase } = snippetLanguages[language];
  const defined = new Set<number>();
  let body = '';
  let offset = 0;

  while (offset < text.length) {
    const stop = longestStopAt(text, offset, stops);
    if (stop !== undefined) {
      body += stopMarker(names.length + stops.indexOf(stop) + 1, stop, defined);
      offset += stop[0].length;
      continue;
    }
    const use = firstNameUse(text, offset, names, lowerCase);
    if (use !== undefined) {
      body += use.marker(defined);
      offset += use.length;
      continue;
    }
    body += escapeText(text.charAt(offset));
    offset++;
  }

  const all = [...names, ...stops.map(([stopText]) => stopText)];
  return {
    // A last empty stop where names are all there is: the editor forgets the others once it reaches the end.
    body: tabIndented(body, indent) + (names.length > 0 && stops.length === 0 ? `$${names.length + 1}` : ''),
    unused: all.filter((_, index) => !defined.has(index + 1)),
  };
}

function firstNameUse(
  text: string,
  offset: number,
  names: readonly string[],
  lowerCase: 'camel' | 'snake' | 'kebab',
): { length: number; marker: (defined: Set<number>) => string } | undefined {
  for (const [index, name] of names.entries()) {
    const use = nameUseAt(text, offset, name, lowerCase);
    if (use === undefined) continue;
    const number = index + 1;
    return {
      length: use.length,
      marker: (defined) =>
        use.nameCase === 'pascal'
          ? stopMarker(number, [name], defined)
          : `\${${number}${caseTransforms[use.nameCase]}}`,
    };
  }
  return undefined;
}

/** The first use of a stop holds its default or its choices; later ones repeat what was typed. */
function stopMarker(number: number, [text, ...alternatives]: Stop, defined: Set<number>): string {
  if (defined.has(number)) return `\${${number}}`;
  defined.add(number);
  return alternatives.length === 0
    ? `\${${number}:${escapeText(text)}}`
    : `\${${number}|${[text, ...alternatives].map(escapeChoice).join(',')}|}`;
}

/** `order-db` and not `order`, where both are stops. */
function longestStopAt(text: string, offset: number, stops: readonly Stop[]): Stop | undefined {
  return stops
    .filter(([stopText]) => stopStandsAt(text, offset, stopText))
    .sort(([one], [other]) => other.length - one.length)[0];
}

function stopStandsAt(text: string, offset: number, stop: string): boolean {
  if (!text.startsWith(stop, offset)) return false;
  const joins = (left: string, right: string) => /\w\w/.test(left + right);
  return (
    !joins(text.charAt(offset - 1), stop.charAt(0)) &&
    !joins(stop.charAt(stop.length - 1), text.charAt(offset + stop.length))
  );
}

function escapeText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function escapeChoice(text: string): string {
  return text.replace(/[\\,|]/g, '\\$&');
}

function tabIndented(body: string, indent: string): string {
  if (indent === '\t') return body;
  return body.replace(/^ +/gm, (spaces) => {
    const levels = Math.floor(spaces.length / indent.length);
    return '\t'.repeat(levels) + ' '.repeat(spaces.length - levels * indent.length);
  });
}

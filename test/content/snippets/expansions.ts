import { expandFile } from '../../../src/core/snippets/expand.ts';
import { snippetLanguages } from '../../../src/core/snippets/snippet.ts';
import type { Template } from '../../../src/core/snippets/template.ts';

/**
 * Files that hold a pattern and nothing else, each with its name: at its defaults, and with every name replaced.
 * A pattern that goes around a selection is a file only as it stands in its template.
 */
export function expansionsOf({ snippet, names, code }: Template): readonly (readonly [string, string])[] {
  if (snippet.surrounds) return [[snippet.prefix, code]];
  const { indent } = snippetLanguages[snippet.language];
  const typed = Object.fromEntries(names.map((_, index) => [index + 1, `GiftCard${'ABC'.charAt(index)}`]));
  return [
    [snippet.prefix, expandFile(snippet, { indent })],
    [`${snippet.prefix}.renamed`, expandFile(snippet, { indent, typed })],
  ];
}

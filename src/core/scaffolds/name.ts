import { inCase } from '../snippets/nameCase.ts';
import type { SnippetLanguage } from '../snippets/snippet.ts';

/**
 * What somebody types as a name (`GiftCard`, `giftCard`, `gift card`, `gift-card`), in PascalCase: the words are as in
 * prose, so that every other case can be made of it. Undefined where it can be no identifier.
 */
export function pascalName(typed: string): string | undefined {
  const text = typed.trim();
  if (!/^[A-Za-z][A-Za-z0-9]*(?:[ _-]+[A-Za-z0-9]+)*$/.test(text)) return undefined;
  // `HTTPRoute` is two words, `SKU` is one.
  const words = text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[0-9]+/g) ?? [];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('');
}

/** Whether a name in PascalCase, written in lower case, is a word that the language keeps for itself. */
export function isKeyword(name: string, language: SnippetLanguage): boolean {
  return keywords[language]?.includes(inCase(name, 'camel')) ?? false;
}

/** Of the languages whose scaffolds use the name alone in lower case, such as for a variable. */
const keywords: Partial<Record<SnippetLanguage, readonly string[]>> = {
  python: [
    ...['and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else'],
    ...[
      'except',
      'finally',
      'for',
      'from',
      'global',
      'if',
      'import',
      'in',
      'is',
      'lambda',
      'nonlocal',
      'not',
    ],
    ...['or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield'],
  ],
};

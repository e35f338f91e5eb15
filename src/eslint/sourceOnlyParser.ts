import type { Linter } from 'eslint';

/**
 * A parser for ESLint that sees nothing in a file but its text: enough for the rules of this plugin, which read the
 * text themselves. It serves projects that have no other parser for TypeScript.
 */
export function sourceOnlyParser(version: string): Linter.Parser {
  return {
    meta: { name: 'patternbook/source-only', version },
    parseForESLint(text) {
      const lines = text.split(/\r\n|[\r\n\u2028\u2029]/);
      const end = { line: lines.length, column: lines.at(-1)?.length ?? 0 };
      return {
        ast: {
          type: 'Program',
          sourceType: 'module',
          body: [],
          tokens: [],
          comments: [],
          range: [0, text.length],
          loc: { start: { line: 1, column: 0 }, end },
        },
      };
    },
  };
}

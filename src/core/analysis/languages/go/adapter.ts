import type { LanguageAdapter } from '../language.ts';
import { readFile } from '../walk.ts';
import { readFunction } from './declarations.ts';
import { readValue } from './expressions.ts';
import { readStatement } from './statements.ts';
import type { GoWalk } from './walk.ts';

export const go: LanguageAdapter = {
  id: 'go',
  extensions: ['.go'],
  grammarOf: () => 'go',
  lineComment: '//',
  importedModule: /^\s*(?:import\s+)?(?:[\w.]+\s+)?"(?<module>[^"\n]+)"\s*(?:\/\/.*)?$/gm,
  leaves: new Set(['comment', 'interpreted_string_literal', 'raw_string_literal', 'rune_literal']),

  facts: (root, text) =>
    readFile(root, text, false, (collected) => {
      const walk: GoWalk = {
        ...collected,
        fieldTypes: new Map(),
        deferred: new Map(),
        statement: (node, place) => readStatement(walk, node, place),
        value: (node, place, outcome) => readValue(walk, node, place, outcome),
        functionBody: (node, place) => readFunction(walk, node, place),
      };
      return walk;
    }),
};

import type { LanguageAdapter } from '../language.ts';
import { readFile } from '../walk.ts';
import { readAnnotations, readFunction, readType } from './declarations.ts';
import { readValue } from './expressions.ts';
import { readStatement } from './statements.ts';
import type { JavaWalk } from './walk.ts';

export const java: LanguageAdapter = {
  id: 'java',
  extensions: ['.java'],
  grammarOf: () => 'java',
  lineComment: '//',
  importedModule: /^\s*import\s+(?:static\s+)?(?<module>[\w.]+)(?:\.\*)?\s*;/gm,
  leaves: new Set(['line_comment', 'block_comment', 'string_literal', 'character_literal']),

  facts: (root, text) =>
    readFile(root, text, false, (collected) => {
      const walk: JavaWalk = {
        ...collected,
        statement: (node, place) => readStatement(walk, node, place),
        value: (node, place, outcome) => readValue(walk, node, place, outcome),
        functionBody: (node, place, name) => readFunction(walk, node, place, name),
        typeFact: (node, place) => readType(walk, node, place),
        annotations: (modifiers, place) => readAnnotations(walk, modifiers, place),
      };
      return walk;
    }),
};

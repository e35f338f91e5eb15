import type { LanguageAdapter } from '../language.ts';
import { readFile } from '../walk.ts';
import { readAnnotations, readClass, readFunction } from './declarations.ts';
import { readValue } from './expressions.ts';
import { readStatement } from './statements.ts';
import type { PythonWalk } from './walk.ts';

export const python: LanguageAdapter = {
  id: 'python',
  extensions: ['.py'],
  grammarOf: () => 'python',
  lineComment: '#',
  importedModule: /^[ \t]*(?:from|import)[ \t]+(?<module>[\w.]+)/gm,
  leaves: new Set(['comment', 'string_content', 'integer', 'float']),

  facts: (root, text) =>
    readFile(root, text, false, (collected) => {
      const walk: PythonWalk = {
        ...collected,
        bound: new Map(),
        statement: (node, place) => readStatement(walk, node, place),
        value: (node, place, outcome) => readValue(walk, node, place, outcome),
        functionBody: (node, place, origin) => readFunction(walk, node, place, origin),
        classFact: (node, place, decorators) => readClass(walk, node, place, decorators),
        annotations: (decorators, place) => readAnnotations(walk, decorators, place),
      };
      return walk;
    }),
};

import type { LanguageAdapter } from '../language.ts';
import { readFile } from '../walk.ts';
import { readAnnotations, readType } from './declarations.ts';
import { readValue } from './expressions.ts';
import { readFunction } from './functions.ts';
import { readPattern } from './patterns.ts';
import { readStatement } from './statements.ts';
import type { CSharpWalk } from './walk.ts';

/** The grammar does not know `[]` as a value; `readValue` does. */
const emptyCollection = /(?<=(?:[=,(?:]|\breturn)\s{0,80})\[\](?=\s*[;,)}])/g;

/** Its grammar is by far the largest: nothing may load it before the first C# file is seen. */
export const csharp: LanguageAdapter = {
  id: 'csharp',
  extensions: ['.cs'],
  grammarOf: () => 'c-sharp',
  lineComment: '//',
  importedModule: /^\s*(?:global\s+)?using\s+(?:static\s+)?(?:\w+\s*=\s*)?(?<module>[\w.]+)[\w.<>, ]*;/gm,
  readable: (text) => text.replace(emptyCollection, '00'),
  leaves: new Set([
    'comment',
    'string_literal',
    'verbatim_string_literal',
    'raw_string_literal',
    'character_literal',
    'modifier',
  ]),

  facts: (root, text) =>
    readFile(root, text, true, (collected) => {
      const walk: CSharpWalk = {
        ...collected,
        statement: (node, place) => readStatement(walk, node, place),
        value: (node, place, outcome) => readValue(walk, node, place, outcome),
        functionBody: (node, place, name) => readFunction(walk, node, place, name),
        typeFact: (node, place) => readType(walk, node, place),
        annotations: (declaration, place) => readAnnotations(walk, declaration, place),
        pattern: (node, place) => readPattern(walk, node, place),
      };
      return walk;
    }),
};

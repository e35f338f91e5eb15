import { spanOf } from '../../drafts.ts';
import type { Annotation } from '../../model.ts';
import { named, type SyntaxNode } from '../../syntax.ts';
import type { LanguageAdapter } from '../language.ts';
import type { Place } from '../place.ts';
import { readFile } from '../walk.ts';
import { readValue } from './expressions.ts';
import { readClass, readFunction } from './functions.ts';
import { readStatement } from './statements.ts';
import type { ScriptWalk } from './walk.ts';

/** TypeScript and JavaScript; the `tsx` grammar reads all that is not plain TypeScript. */
export const typescript: LanguageAdapter = {
  id: 'typescript',
  extensions: ['.ts', '.tsx', '.js', '.jsx', '.mts', '.cts', '.mjs', '.cjs'],
  grammarOf: (path) => (/\.[cm]?ts$/.test(path) ? 'typescript' : 'tsx'),
  lineComment: '//',
  importedModule:
    /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*(?<quote>['"])(?<module>[^'"\n]+)\k<quote>/g,
  leaves: new Set(['comment', 'string', 'regex', 'number']),

  facts: (root, text) =>
    readFile(root, text, true, (collected) => {
      const walk: ScriptWalk = {
        ...collected,
        statement: (node, place) => readStatement(walk, node, place),
        value: (node, place, outcome) => readValue(walk, node, place, outcome),
        functionBody: (node, place, origin) => readFunction(walk, node, place, origin),
        classFact: (node, place, decorators, name) => readClass(walk, node, place, decorators, name),
        annotations: (nodes, place) => nodes.flatMap((node) => annotation(walk, node, place)),
      };
      return walk;
    }),
};

function annotation(walk: ScriptWalk, node: SyntaxNode, place: Place): Annotation[] {
  const [expression] = named(node);
  const value = walk.value(expression, place);
  if (value.kind === 'call')
    return [{ name: value.call.path.at(-1) ?? '', arguments: value.call.arguments, span: spanOf(node) }];
  return value.kind === 'name' ? [{ name: value.path.at(-1) ?? '', arguments: [], span: spanOf(node) }] : [];
}

import { type BodyDraft, newBody, scopeIn, spanOf } from '../../drafts.ts';
import type { Annotation, Import, TypeFact } from '../../model.ts';
import { named, type SyntaxNode } from '../../syntax.ts';
import { commentsIn } from '../comments.ts';
import type { LanguageAdapter } from '../language.ts';
import type { Place } from '../place.ts';
import { readValue } from './expressions.ts';
import { readClass, readFunction } from './functions.ts';
import { readStatement } from './statements.ts';
import type { Walk } from './walk.ts';

/** TypeScript and JavaScript; the `tsx` grammar reads all that is not plain TypeScript. */
export const typescript: LanguageAdapter = {
  id: 'typescript',
  extensions: ['.ts', '.tsx', '.js', '.jsx', '.mts', '.cts', '.mjs', '.cjs'],
  grammarOf: (path) => (/\.[cm]?ts$/.test(path) ? 'typescript' : 'tsx'),
  leaves: new Set(['comment', 'string', 'regex', 'number']),

  facts(root, text) {
    const bodies: BodyDraft[] = [];
    const types: TypeFact[] = [];
    const imports: Import[] = [];
    const walk: Walk = {
      text,
      bodies,
      types,
      imports,
      statement: (node, place) => readStatement(walk, node, place),
      value: (node, place, outcome) => readValue(walk, node, place, outcome),
      functionBody: (node, place, origin) => readFunction(walk, node, place, origin),
      classFact: (node, place, decorators, name) => readClass(walk, node, place, decorators, name),
      annotations: (nodes, place) => nodes.flatMap((node) => annotation(walk, node, place)),
    };
    const body = newBody(bodies, {
      kind: 'file',
      within: [],
      span: spanOf(root),
      code: spanOf(root),
      async: true,
      parameters: [],
    });
    walk.statement(root, { body, block: 0, scope: scopeIn(undefined), within: [], owner: undefined });
    return { imports, types, bodies, comments: commentsIn(root, text) };
  },
};

function annotation(walk: Walk, node: SyntaxNode, place: Place): Annotation[] {
  const [expression] = named(node);
  const value = walk.value(expression, place);
  if (value.kind === 'call')
    return [{ name: value.call.path.at(-1) ?? '', arguments: value.call.arguments, span: spanOf(node) }];
  return value.kind === 'name' ? [{ name: value.path.at(-1) ?? '', arguments: [], span: spanOf(node) }] : [];
}

import { type BodyDraft, newBody, scopeIn, spanOf } from '../../drafts.ts';
import type { Import, TypeFact } from '../../model.ts';
import { commentsIn } from '../comments.ts';
import type { LanguageAdapter } from '../language.ts';
import { readAnnotations, readFunction, readType } from './declarations.ts';
import { readValue } from './expressions.ts';
import { readStatement } from './statements.ts';
import type { Walk } from './walk.ts';

export const java: LanguageAdapter = {
  id: 'java',
  extensions: ['.java'],
  grammarOf: () => 'java',
  leaves: new Set(['line_comment', 'block_comment', 'string_literal', 'character_literal']),

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
      functionBody: (node, place, name) => readFunction(walk, node, place, name),
      typeFact: (node, place) => readType(walk, node, place),
      annotations: (modifiers, place) => readAnnotations(walk, modifiers, place),
    };
    const span = spanOf(root);
    const body = newBody(bodies, {
      kind: 'file',
      within: [],
      span,
      code: span,
      async: false,
      parameters: [],
    });
    walk.statement(root, { body, block: 0, scope: scopeIn(undefined), within: [], owner: undefined });
    return { imports, types, bodies, comments: commentsIn(root, text) };
  },
};

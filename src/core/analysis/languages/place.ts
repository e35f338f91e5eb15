import type { BodyDraft, Scope } from '../drafts.ts';
import type { Block, Effect, TypeRef, Value } from '../model.ts';
import type { SyntaxNode } from '../syntax.ts';
import { sqlText } from '../vocabulary.ts';

/** Where the walk stands: effects go to `body`, under `block`. */
export interface Place {
  readonly body: BodyDraft;
  readonly block: number;
  readonly scope: Scope;
  /** Names around an expression: the variable and the object keys it is the value of. */
  readonly within: readonly string[];
  readonly owner: string | undefined;
}

export function addEffect<T extends Effect>(place: Place, effect: Omit<T, 'block'>): T {
  const placed = { ...effect, block: place.block } as T;
  place.body.effects.push(placed);
  return placed;
}

/** What a block may tell besides its kind. */
export type BlockFacts = Partial<Pick<Block, 'subject' | 'names' | 'awaits'>>;

/** Opens a block inside the present one and returns the place in it. */
export function inBlock(
  place: Place,
  kind: Block['kind'],
  node: SyntaxNode,
  statement: SyntaxNode,
  facts: BlockFacts = {},
): Place {
  const block: Block = {
    kind,
    parent: place.block,
    span: { start: node.start, end: node.end },
    names: [],
    awaits: false,
    statement: { start: statement.start, end: statement.end },
    ...facts,
  };
  place.body.blocks.push(block);
  return { ...place, block: place.body.blocks.length - 1 };
}

/** Tells the subject of a block that is read inside it. */
export function setSubject({ body, block }: Place, subject: Value): void {
  const open = body.blocks[block];
  if (open) open.subject = subject;
}

/** Remembers of a single name its type, where a declaration or `new` tells it, and the SQL that it stands for. */
export function remember(
  scope: Scope,
  names: readonly string[],
  type: TypeRef | undefined,
  value?: Value,
): void {
  const [name] = names;
  if (name === undefined || names.length > 1) return;
  const query = sqlText(value);
  if (query !== undefined) scope.queries.set(name, query);
  if (type) scope.types.set(name, type);
  else if (value?.kind === 'call' && value.call.construct) {
    const made = value.call.path.at(-1);
    if (made) scope.types.set(name, { name: made, arguments: [], union: [], span: value.span });
  }
}

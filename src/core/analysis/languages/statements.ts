import { spanOf } from '../drafts.ts';
import type { Block, Exit } from '../model.ts';
import { child, named, type SyntaxNode } from '../syntax.ts';
import { addEffect, type BlockFacts, inBlock, type Place, setSubject } from './place.ts';
import type { Walk } from './walk.ts';

/** Reads all that stands directly in a node as statements. */
export function readAll(walk: Walk, node: SyntaxNode | undefined, place: Place): void {
  for (const one of named(node)) walk.statement(one, place);
}

/**
 * Reads a part of a statement as a block of its own, where the part is there.
 * @param statement what the blocks of one statement share
 */
export function readBlock(
  walk: Walk,
  node: SyntaxNode | undefined,
  place: Place,
  kind: Block['kind'],
  statement: SyntaxNode,
  facts?: BlockFacts,
): void {
  if (node) walk.statement(node, inBlock(place, kind, node, statement, facts));
}

/** Fields of the grammars: `condition`, `consequence`, `alternative`. */
export function readIf(walk: Walk, node: SyntaxNode, place: Place): void {
  const subject = walk.value(child(node, 'condition'), place);
  readBlock(walk, child(node, 'consequence'), place, 'branch', node, { subject });
  readBlock(walk, child(node, 'alternative'), place, 'branch', node);
}

/** Where the parts of a loop's head stand; `condition` is a field of the loop unless told otherwise. */
interface LoopHead {
  readonly start?: SyntaxNode | undefined;
  readonly condition?: SyntaxNode | undefined;
  readonly step?: SyntaxNode | undefined;
}

/** `for (start; condition; step)`, `while` and `do`: condition and step run again with every round. */
export function readLoop(
  walk: Walk,
  node: SyntaxNode,
  place: Place,
  { start, condition = child(node, 'condition'), step }: LoopHead = {},
): void {
  if (start) walk.statement(start, place);
  const body = child(node, 'body');
  const loop = inBlock(place, 'loop', body ?? node, node);
  if (condition && condition.type !== 'empty_statement') setSubject(loop, walk.value(condition, loop));
  if (body) walk.statement(body, loop);
  if (step) walk.statement(step, loop);
}

/** The labels and statements of one arm of a `switch`. */
export function readCase(
  walk: Walk,
  arm: SyntaxNode,
  place: Place,
  statement: SyntaxNode,
  { label, body }: { label: SyntaxNode | undefined; body: readonly SyntaxNode[] },
): void {
  const subject = label && walk.value(label, place);
  const inside = inBlock(place, 'case', arm, statement, subject && { subject });
  for (const one of body) walk.statement(one, inside);
}

/** Statements that leave; what is given back or thrown is their first part. */
export function readExit(walk: Walk, node: SyntaxNode, place: Place, kind: Exit['kind']): void {
  const [operand] = kind === 'return' || kind === 'throw' ? named(node) : [];
  const value = operand && walk.value(operand, place, 'returned');
  addEffect<Exit>(place, { kind, ...(value && { value }), span: spanOf(node) });
}

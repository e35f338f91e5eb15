import type { Annotation, Value } from '../../model.ts';
import type { SyntaxNode } from '../../syntax.ts';
import type { Place } from '../place.ts';
import { textOf, type Walk } from '../walk.ts';

export interface CSharpWalk extends Walk {
  /** A method, constructor, accessor, local function or lambda; gives the index of its body. */
  functionBody(node: SyntaxNode, place: Place, name: string): number;
  typeFact(node: SyntaxNode, place: Place): void;
  /** The attributes of a declaration. */
  annotations(declaration: SyntaxNode, place: Place): Annotation[];
  /** What a value is compared with: `OrderPlaced placed`, `{ Total: > 0 }`, `"EUR"`. */
  pattern(node: SyntaxNode, place: Place): Value;
}

/** An identifier without the `@` that lets it be a keyword, and without type arguments. */
export function nameOf(walk: Pick<CSharpWalk, 'text'>, node: SyntaxNode | undefined): string {
  const name = node?.type === 'generic_name' ? node.parts[0] : node;
  return textOf(walk, name).replace(/^@/, '');
}

export function hasModifier(walk: CSharpWalk, node: SyntaxNode, modifier: string): boolean {
  return node.children.some((one) => one.type === 'modifier' && textOf(walk, one) === modifier);
}

/** The parts of a node; what stands under `#if` and its alternatives counts as standing there itself. */
export function partsOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  const parts = node?.parts ?? [];
  if (!parts.some((one) => one.type.startsWith('preproc_'))) return parts;
  return parts.flatMap((one) => {
    if (!one.type.startsWith('preproc_')) return [one];
    return /^preproc_(?:if|elif|else)/.test(one.type)
      ? partsOf(one).filter((inside) => inside.field !== 'condition')
      : [];
  });
}

import type { Tree } from 'web-tree-sitter';
import type { Draft } from './drafts.ts';
import type { Span } from './model.ts';

/**
 * A syntax node copied out of the parser's memory, so that nothing outlives `tree.delete()`.
 * Only adapters see it.
 */
export interface SyntaxNode {
  readonly type: string;
  /** The role in the parent, such as `name` or `body`. */
  readonly field: string | undefined;
  readonly start: number;
  readonly end: number;
  /** False for punctuation and keywords. */
  readonly named: boolean;
  readonly children: readonly SyntaxNode[];
  /** The children that are neither punctuation nor comments. */
  readonly parts: readonly SyntaxNode[];
  /** True where a comment stands in it. */
  readonly commented: boolean;
  /** Error and missing nodes, this one and all below it. */
  readonly errors: number;
}

/** Nodes of these types are copied without what is in them. */
export type Leaves = ReadonlySet<string>;

/** What can be taken over from the copy of an earlier text. */
export interface Reuse {
  /** The earlier copy. Its nodes move into the new one, so it is not to be used again. */
  readonly root: SyntaxNode;
  /** Places of the new text whose characters or syntax have changed. */
  readonly changed: readonly Span[];
  /** The end of the edit in the new text, and by how much all that follows has moved. */
  readonly editEnd: number;
  readonly shift: number;
}

/** Deeper nesting than any hand-written code has; what lies below is not looked at. */
const maxDepth = 400;

/** Copies a parser's tree, which the caller deletes. */
export function copyTree(tree: Tree, leaves: Leaves, reuse?: Reuse): SyntaxNode {
  const { types, fields } = tree.language;
  const cursor = tree.walk();

  function copy(depth: number, before: Siblings | undefined): SyntaxNode {
    const type = types[cursor.nodeTypeId] ?? 'ERROR';
    const field = fields[cursor.currentFieldId] ?? undefined;
    const start = cursor.startIndex;
    const end = cursor.endIndex;
    const old = reuse && before?.take(type, start >= reuse.editEnd ? start - reuse.shift : start);
    if (old && old.field === field && old.end - old.start === end - start && isUntouched(start, end, reuse)) {
      move(old, start - old.start);
      return old;
    }
    const isNamed = cursor.nodeIsNamed;
    const isBroken = type === 'ERROR' || (start === end && cursor.nodeIsMissing);
    const children = depth === maxDepth || leaves.has(type) ? [] : copyChildren(depth + 1, old?.children);
    let errors = isBroken ? 1 : 0;
    let commented = isComment(type);
    for (const child of children) {
      errors += child.errors;
      commented ||= child.commented;
    }
    const parts = children.every(isPart) ? children : children.filter(isPart);
    return { type, field, start, end, named: isNamed, children, parts, commented, errors };
  }

  function copyChildren(depth: number, before: readonly SyntaxNode[] | undefined): SyntaxNode[] {
    const list: SyntaxNode[] = [];
    if (!cursor.gotoFirstChild()) return list;
    const siblings = before && siblingsOf(before);
    do list.push(copy(depth, siblings));
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
    return list;
  }

  try {
    return copy(0, reuse && siblingsOf([reuse.root]));
  } finally {
    cursor.delete();
  }
}

export function isComment(type: string): boolean {
  return type === 'comment' || type === 'line_comment' || type === 'block_comment';
}

function isPart(node: SyntaxNode): boolean {
  return node.named && !isComment(node.type);
}

interface Siblings {
  /** The node of a type that began at a place of the earlier text. Asked in order; each is given once. */
  take(type: string, start: number): SyntaxNode | undefined;
}

/** Goes along the list once: a node that was given may have moved, so nothing looks back. */
function siblingsOf(nodes: readonly SyntaxNode[]): Siblings {
  let next = 0;
  return {
    take(type, start) {
      while ((nodes[next]?.start ?? start) < start) next += 1;
      for (let at = next; nodes[at]?.start === start; at += 1) {
        if (nodes[at]?.type !== type) continue;
        next = at + 1;
        return nodes[at];
      }
      return undefined;
    },
  };
}

function isUntouched(start: number, end: number, { changed }: Reuse): boolean {
  return changed.every((span) => end < span.start || start > span.end);
}

function move(node: SyntaxNode, by: number): void {
  if (by === 0) return;
  const draft: Draft<SyntaxNode> = node;
  draft.start += by;
  draft.end += by;
  for (const child of node.children) move(child, by);
}

export function child(node: SyntaxNode | undefined, field: string): SyntaxNode | undefined {
  return node?.children.find((one) => one.field === field);
}

export function childOfType(node: SyntaxNode | undefined, ...types: string[]): SyntaxNode | undefined {
  return node?.children.find((one) => types.includes(one.type));
}

export function hasToken(node: SyntaxNode, token: string): boolean {
  return node.children.some((one) => one.type === token);
}

export function named(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  return node?.parts ?? [];
}

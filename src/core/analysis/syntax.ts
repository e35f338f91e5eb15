import type { Tree } from 'web-tree-sitter';

/**
 * A syntax tree copied out of the parser's memory, so that nothing outlives `tree.delete()`.
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
}

export interface SyntaxTree {
  readonly root: SyntaxNode;
  /** Error and missing nodes. */
  readonly errors: number;
}

/** Nodes of these types are copied without what is in them. */
export type Leaves = ReadonlySet<string>;

/** Deeper nesting than any hand-written code has; what lies below is not looked at. */
const maxDepth = 400;

/** Copies a parser's tree, which the caller deletes. */
export function copyTree(tree: Tree, leaves: Leaves): SyntaxTree {
  const { types, fields } = tree.language;
  const cursor = tree.walk();
  let errors = 0;

  function copy(depth: number): SyntaxNode {
    const type = types[cursor.nodeTypeId] ?? 'ERROR';
    const field = fields[cursor.currentFieldId] ?? undefined;
    const start = cursor.startIndex;
    const end = cursor.endIndex;
    if (type === 'ERROR' || (start === end && cursor.nodeIsMissing)) errors += 1;
    const isNamed = cursor.nodeIsNamed;
    const children = depth === maxDepth || leaves.has(type) ? [] : copyChildren(depth + 1);
    return { type, field, start, end, named: isNamed, children };
  }

  function copyChildren(depth: number): SyntaxNode[] {
    const list: SyntaxNode[] = [];
    if (!cursor.gotoFirstChild()) return list;
    do list.push(copy(depth));
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
    return list;
  }

  try {
    return { root: copy(0), errors };
  } finally {
    cursor.delete();
  }
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
  return node?.children.filter((one) => one.named && !one.type.endsWith('comment')) ?? [];
}

import { spanOf } from '../drafts.ts';
import type { Comment } from '../model.ts';
import { isComment, type SyntaxNode } from '../syntax.ts';
import { commentText } from './text.ts';

/** All comments of a file, in order. */
export function commentsIn(root: SyntaxNode, text: string): Comment[] {
  const comments: Comment[] = [];
  const visit = (node: SyntaxNode): void => {
    if (!node.commented) return;
    if (isComment(node.type)) {
      comments.push({ text: commentText(text.slice(node.start, node.end)), span: spanOf(node) });
    } else node.children.forEach(visit);
  };
  visit(root);
  return comments;
}

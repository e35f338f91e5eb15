import * as vscode from 'vscode';
import type { Snippet } from '../../core/snippets/snippet.ts';
import { insertionOf } from './insertion.ts';

/**
 * Puts a pattern in place of the selection, between `before` and `after`; the cursor is then at its first tab stop. One
 * undo takes it back with its imports.
 */
export async function insertSnippet(
  editor: vscode.TextEditor,
  snippet: Snippet,
  { before = '', after = '' }: { readonly before?: string; readonly after?: string } = {},
): Promise<void> {
  const { text, edits } = insertionOf(snippet, editor.document, editor.selection.start);
  text.value = `${before}${text.value}${after}`;
  if (edits.length > 0) {
    await editor.edit(
      (imports) => {
        for (const { range, newText } of edits) imports.insert(range.start, newText);
      },
      { undoStopBefore: true, undoStopAfter: false },
    );
  }
  await editor.insertSnippet(text, undefined, { undoStopBefore: edits.length === 0, undoStopAfter: true });
  await settleNames(snippet.names);
}

/**
 * Writes carried names in their own case from the start: the editor leaves `orderId` as `OrderId` until the cursor has
 * left the tab stop of the name once. So the cursor visits every name and comes back.
 */
export async function settleNames(names: number): Promise<void> {
  for (let visited = 0; visited < names; visited++) {
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
  }
  for (let visited = 0; visited < names; visited++) {
    await vscode.commands.executeCommand('jumpToPrevSnippetPlaceholder');
  }
}

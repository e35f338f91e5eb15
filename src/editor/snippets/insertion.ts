import * as vscode from 'vscode';
import { preambleEdit } from '../../core/snippets/preamble.ts';
import type { Snippet } from '../../core/snippets/snippet.ts';

export interface Insertion {
  readonly text: vscode.SnippetString;
  /** The imports that the file lacks, above `text`. */
  readonly edits: readonly vscode.TextEdit[];
}

/** What a pattern adds to a document when it is inserted at `position`. */
export function insertionOf(
  { preamble, body }: Snippet,
  document: vscode.TextDocument,
  position: vscode.Position,
): Insertion {
  const edit = preambleEdit(document.getText(), preamble);
  if (edit === undefined) return { text: new vscode.SnippetString(body), edits: [] };
  // Two edits may not touch, so where the imports end at the cursor they are part of the text.
  if (edit.line >= position.line) {
    const text = new vscode.SnippetString().appendText(`${edit.text.trimEnd()}\n\n`);
    text.value += body;
    return { text, edits: [] };
  }
  return {
    text: new vscode.SnippetString(body),
    edits: [vscode.TextEdit.insert(new vscode.Position(edit.line, 0), edit.text)],
  };
}

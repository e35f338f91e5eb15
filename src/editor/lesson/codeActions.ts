import * as vscode from 'vscode';

/** Remembers the text editor that was active last: a lesson panel in front takes its place. */
export class LastTextEditor implements vscode.Disposable {
  #editor: vscode.TextEditor | undefined = vscode.window.activeTextEditor;
  readonly #subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
    if (editor && !outputSchemes.has(editor.document.uri.scheme)) this.#editor = editor;
  });

  /** Shows the editor again where it is hidden; undefined where its document is closed. */
  async reveal(): Promise<vscode.TextEditor | undefined> {
    const editor = this.#editor;
    if (!editor || editor.document.isClosed) return undefined;
    if (vscode.window.visibleTextEditors.includes(editor)) return editor;
    return vscode.window.showTextDocument(editor.document, {
      selection: editor.selection,
      ...(editor.viewColumn !== undefined && { viewColumn: editor.viewColumn }),
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

/** Panels that show text but take none. */
const outputSchemes = new Set(['output', 'debug', 'comment']);

/** Puts code at the cursor, replacing the selection; its lines take the indentation of the line they land on. */
export async function insertAtCursor(text: string, lastEditor: LastTextEditor): Promise<void> {
  const editor = await lastEditor.reveal();
  if (!editor) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a file and put the cursor where the code should go.'),
    );
    return;
  }
  await editor.insertSnippet(new vscode.SnippetString().appendText(text));
  await vscode.window.showTextDocument(editor.document, editor.viewColumn);
}

/** Opens code as a new file, in the editor's own name for its language. */
export async function openUntitled(content: string, language: string): Promise<void> {
  const known = await vscode.languages.getLanguages();
  const id = editorLanguages[language] ?? language;
  const document = await vscode.workspace.openTextDocument({
    content,
    language: known.includes(id) ? id : 'plaintext',
  });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
}

/** Where the editor's language id is not the book's name. */
const editorLanguages: Readonly<Record<string, string>> = {
  bash: 'shellscript',
  proto: 'proto3',
  text: 'plaintext',
  tsx: 'typescriptreact',
};

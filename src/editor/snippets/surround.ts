import * as vscode from 'vscode';
import { inLocale, type Locale } from '../../core/locale.ts';
import { snippetLanguageOf } from '../../core/snippets/snippet.ts';
import { insertSnippet } from './insertSnippet.ts';
import { pickSnippet } from './pickSnippet.ts';
import type { SnippetStore } from './snippetStore.ts';

/**
 * What goes around a selection, under *Surround With* in the menu of refactorings. The editor's own list of that name
 * knows only snippets that an extension contributes as files.
 */
export class SurroundActions implements vscode.CodeActionProvider {
  static readonly kind = vscode.CodeActionKind.Refactor.append('surround').append('patternbook');
  readonly #store: SnippetStore;
  readonly #locale: () => Locale;

  constructor(store: SnippetStore, locale: () => Locale) {
    this.#store = store;
    this.#locale = locale;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range | vscode.Selection,
  ): Promise<vscode.CodeAction[]> {
    const language = snippetLanguageOf(document.languageId);
    if (language === undefined || range.isEmpty) return [];
    return (await this.#store.surrounding(language)).map(({ title, prefix }) => {
      const label = `${inLocale(title, this.#locale())} (Patternbook)`;
      const action = new vscode.CodeAction(label, SurroundActions.kind);
      action.command = { command: 'patternbook.surroundWith', title: label, arguments: [{ prefix }] };
      return action;
    });
  }
}

/** *Surround With…*: puts a pattern around the selected lines; asks which where no prefix is given. */
export async function surroundWith(store: SnippetStore, locale: Locale, prefix?: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const language = editor && snippetLanguageOf(editor.document.languageId);
  const offered = language === undefined ? [] : await store.surrounding(language);
  if (editor === undefined || offered.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'No pattern goes around code of this language. Open a file in TypeScript, Java, C#, Go or Python.',
      ),
    );
    return;
  }
  const snippet =
    prefix === undefined
      ? await pickSnippet(offered, locale, vscode.l10n.t('Pattern to put around the selection'))
      : offered.find((candidate) => candidate.prefix === prefix);
  if (snippet === undefined) return;
  editor.selection = wholeLines(editor);
  await insertSnippet(editor, snippet);
}

/** The selected lines from their first character that is no space; the line of the cursor where nothing is selected. */
function wholeLines({ document, selection }: vscode.TextEditor): vscode.Selection {
  const endsBelow = selection.end.character === 0 && selection.end.line > selection.start.line;
  const first = document.lineAt(selection.start);
  const last = document.lineAt(endsBelow ? selection.end.line - 1 : selection.end.line);
  return new vscode.Selection(
    first.lineNumber,
    first.firstNonWhitespaceCharacterIndex,
    last.lineNumber,
    last.text.length,
  );
}

import * as vscode from 'vscode';
import type { Locale } from '../../core/locale.ts';
import { gapBelow } from '../../core/snippets/gap.ts';
import { inOfferOrder } from '../../core/snippets/order.ts';
import {
  type Snippet,
  type SnippetLanguage,
  snippetLanguageIds,
  snippetLanguageOf,
  snippetLanguages,
} from '../../core/snippets/snippet.ts';
import type { InsertTarget } from '../../protocol/lint.ts';
import { insertSnippet } from './insertSnippet.ts';
import { pickSnippet } from './pickSnippet.ts';
import type { SnippetStore } from './snippetStore.ts';

/**
 * *Insert Pattern…*: a pattern in the language of the editor, or in a chosen language in a new file.
 * With a prefix, as lessons call it, it asks nothing; where the editor's language lacks the pattern, a new file takes
 * it in the first language that has it.
 */
export async function insertPattern(store: SnippetStore, locale: Locale, prefix?: string): Promise<void> {
  const editor = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors].find(languageOf);
  const language = languageOf(editor);
  const snippet =
    prefix === undefined
      ? await chooseSnippet(store, locale, editor)
      : await findSnippet(store, prefix, language);
  if (snippet === undefined) {
    if (prefix !== undefined)
      void vscode.window.showErrorMessage(vscode.l10n.t('There is no pattern “{0}”.', prefix));
    return;
  }
  const target =
    editor !== undefined && snippet.language === language
      ? await vscode.window.showTextDocument(editor.document, editor.viewColumn)
      : await newFile(snippet.language);
  await insertSnippet(target, snippet);
}

/** Puts a pattern into a file below the code around a line, as quick fixes do. */
export async function insertPatternBelow(
  store: SnippetStore,
  { prefix, uri, line }: InsertTarget,
): Promise<void> {
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri));
  const snippet = await findSnippet(store, prefix, languageOf(editor));
  if (snippet === undefined) return;
  const gap = gapBelow(editor.document.getText(), line);
  const { end } = editor.document.lineAt(gap.line).range;
  editor.selection = new vscode.Selection(end, end);
  await insertSnippet(editor, snippet, gap);
  editor.revealRange(editor.selection);
}

async function chooseSnippet(
  store: SnippetStore,
  locale: Locale,
  editor: vscode.TextEditor | undefined,
): Promise<Snippet | undefined> {
  const language = languageOf(editor) ?? (await pickLanguage());
  if (language === undefined) return undefined;
  const snippets = inOfferOrder(await store.of(language), editor?.document.getText() ?? '');
  return pickSnippet(snippets, locale, vscode.l10n.t('Pattern to insert'));
}

async function pickLanguage(): Promise<SnippetLanguage | undefined> {
  const items = snippetLanguageIds.map((language) => ({ label: snippetLanguages[language].title, language }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Language of the pattern; it goes into a new file'),
  });
  return picked?.language;
}

async function findSnippet(
  store: SnippetStore,
  prefix: string,
  preferred: SnippetLanguage | undefined,
): Promise<Snippet | undefined> {
  for (const language of new Set([...(preferred ? [preferred] : []), ...snippetLanguageIds])) {
    const snippet = (await store.of(language)).find((candidate) => candidate.prefix === prefix);
    if (snippet !== undefined) return snippet;
  }
  return undefined;
}

function languageOf(editor: vscode.TextEditor | undefined): SnippetLanguage | undefined {
  return editor && snippetLanguageOf(editor.document.languageId);
}

async function newFile(language: SnippetLanguage): Promise<vscode.TextEditor> {
  const [editorLanguage] = snippetLanguages[language].editorLanguages;
  return vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument(editorLanguage === undefined ? {} : { language: editorLanguage }),
  );
}

import * as vscode from 'vscode';
import { snippetLanguages } from '../../core/snippets/snippet.ts';
import type { BookLanguage } from '../language.ts';
import type { Log } from '../log.ts';
import { PatternCompletion } from './completion.ts';
import { insertPattern } from './insertPattern.ts';
import { settleNames } from './insertSnippet.ts';
import { registerPreview } from './preview.ts';
import { SnippetStore } from './snippetStore.ts';

/** Patterns in the list of completions and *Insert Pattern…*; `folder` is that of the content bundle. */
export function registerSnippets(folder: vscode.Uri, language: BookLanguage, log: Log): vscode.Disposable {
  const store = new SnippetStore(vscode.Uri.joinPath(folder, 'snippets'));
  const editorLanguages = Object.values(snippetLanguages).flatMap((traits) => traits.editorLanguages);
  return vscode.Disposable.from(
    registerPreview(store),
    vscode.languages.registerCompletionItemProvider(
      editorLanguages.map((id) => ({ language: id })),
      new PatternCompletion(store, () => language.locale),
      '-',
    ),
    vscode.commands.registerCommand('patternbook.settleNames', settleNames),
    vscode.commands.registerCommand('patternbook.insertPattern', async (pattern?: { prefix?: unknown }) => {
      try {
        await insertPattern(store, language.locale, prefixOf(pattern));
      } catch (error) {
        log.error(error instanceof Error ? error : String(error));
        void vscode.window.showErrorMessage(
          vscode.l10n.t('The pattern could not be inserted. See the Patternbook log.'),
        );
      }
    }),
  );
}

function prefixOf(pattern: { prefix?: unknown } | undefined): string | undefined {
  return typeof pattern?.prefix === 'string' ? pattern.prefix : undefined;
}

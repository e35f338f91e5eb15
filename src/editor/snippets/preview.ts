import * as vscode from 'vscode';
import { expandFile } from '../../core/snippets/expand.ts';
import { type Snippet, snippetLanguageIds, snippetLanguages } from '../../core/snippets/snippet.ts';
import type { SnippetStore } from './snippetStore.ts';

const scheme = 'patternbook-pattern';

/** Shows what a pattern expands to as a read-only document, `patternbook-pattern:/<language>/<prefix>.<ending>`. */
export function registerPreview(store: SnippetStore): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ path }) {
      const all = await Promise.all(
        snippetLanguageIds.flatMap((language) => [store.of(language), store.surrounding(language)]),
      );
      const snippet = all.flat().find((candidate) => pathOf(candidate) === path);
      return (
        snippet && expandFile(snippet, { indent: snippetLanguages[snippet.language].indent, selected: '…' })
      );
    },
  });
}

/** Opens the preview beside the active editor, which keeps the focus. */
export async function showPreview(snippet: Snippet): Promise<void> {
  const uri = vscode.Uri.from({ scheme, path: pathOf(snippet) });
  await vscode.window.showTextDocument(uri, {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
    preview: true,
  });
}

function pathOf({ language, prefix }: Snippet): string {
  return `/${language}/${prefix}.${snippetLanguages[language].extension}`;
}

import * as vscode from 'vscode';
import { snippetLanguages } from '../../core/snippets/snippet.ts';
import type { InsertTarget } from '../../protocol/lint.ts';
import type { BookLanguage } from '../language.ts';
import type { Log } from '../log.ts';
import { PatternCompletion } from './completion.ts';
import { insertPattern, insertPatternBelow } from './insertPattern.ts';
import { settleNames } from './insertSnippet.ts';
import { registerPreview } from './preview.ts';
import { SnippetStore } from './snippetStore.ts';
import { SurroundActions, surroundWith } from './surround.ts';

/** Patterns in the list of completions, *Insert Pattern…* and *Surround With…*; `folder` is that of the content bundle. */
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
    vscode.languages.registerCodeActionsProvider(
      editorLanguages.map((id) => ({ language: id })),
      new SurroundActions(store, () => language.locale),
      { providedCodeActionKinds: [SurroundActions.kind] },
    ),
    command('patternbook.insertPattern', log, (pattern) =>
      isInsertTarget(pattern)
        ? insertPatternBelow(store, pattern)
        : insertPattern(store, language.locale, prefixOf(pattern)),
    ),
    command('patternbook.surroundWith', log, (pattern) =>
      surroundWith(store, language.locale, prefixOf(pattern)),
    ),
  );
}

type CommandArgument = { readonly [name: string]: unknown } | undefined;

/** A command whose failure is told to the user once, and logged. */
function command(id: string, log: Log, run: (pattern: CommandArgument) => Promise<void>): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (pattern: CommandArgument) => {
    try {
      await run(pattern);
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(
        vscode.l10n.t('The pattern could not be inserted. See the Patternbook log.'),
      );
    }
  });
}

function isInsertTarget(pattern: CommandArgument): pattern is InsertTarget & CommandArgument {
  return (
    prefixOf(pattern) !== undefined && typeof pattern?.uri === 'string' && typeof pattern.line === 'number'
  );
}

function prefixOf(pattern: CommandArgument): string | undefined {
  return typeof pattern?.prefix === 'string' ? pattern.prefix : undefined;
}

import * as vscode from 'vscode';
import type { BookLanguage } from '../language.ts';
import type { Log } from '../log.ts';
import type { ReaderState } from '../progress/readerState.ts';
import { registerFilter } from './filter.ts';
import type { Library } from './library.ts';
import { ChapterTree } from './tree.ts';

/** The chapter tree view and its commands. */
export function registerChapterTree(
  library: Library,
  language: BookLanguage,
  state: ReaderState,
  log: Log,
): vscode.Disposable {
  const tree = new ChapterTree(library, language, state, log);
  const view = vscode.window.createTreeView('patternbook.chapter', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  return vscode.Disposable.from(
    tree,
    view,
    registerFilter(tree, view, state),
    vscode.commands.registerCommand('patternbook.refresh', () => library.refresh()),
    vscode.commands.registerCommand('patternbook.switchLanguage', () =>
      language.choose(language.locale === 'en' ? 'ko' : 'en'),
    ),
  );
}

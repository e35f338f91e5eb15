import * as vscode from 'vscode';
import { statusOf } from '../../core/course/progress.ts';
import type { ReaderState } from '../progress/readerState.ts';
import { levelName } from './lessonItem.ts';
import type { LessonFilter } from './treeNode.ts';

const active = 'patternbook.chapterFiltered';

/** *Filter Lessons…*: by how far they are read, or by level. (Their words are found by the tree's own find.) */
export function registerFilter(
  tree: { setFilter(filter: LessonFilter): void },
  view: vscode.TreeView<unknown>,
  state: ReaderState,
): vscode.Disposable {
  const apply = (label: string | undefined, filter: LessonFilter): void => {
    tree.setFilter(filter);
    view.message = label === undefined ? '' : vscode.l10n.t('Shown: {0}', label);
    void vscode.commands.executeCommand('setContext', active, filter !== undefined);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('patternbook.filterLessons', async () => {
      const choice = await vscode.window.showQuickPick(choices(state), {
        placeHolder: vscode.l10n.t('Lessons to show in the chapter tree'),
      });
      if (choice) apply(choice.label, choice.filter);
    }),
    vscode.commands.registerCommand('patternbook.clearFilter', () => apply(undefined, undefined)),
  );
}

function choices(state: ReaderState): (vscode.QuickPickItem & { filter: LessonFilter })[] {
  const byStatus = (status: string) => (shelf: { book: { id: string } }, slug: string) =>
    statusOf(state.progress, shelf.book.id, slug) === status;
  const levels = ['fundamental', 'intermediate', 'advanced'] as const;
  return [
    { label: vscode.l10n.t('unread'), filter: byStatus('unread') },
    { label: vscode.l10n.t('in progress'), filter: byStatus('reading') },
    { label: vscode.l10n.t('read'), filter: byStatus('read') },
    ...levels.map((level) => ({
      label: levelName(level),
      filter: ((shelf, slug) => shelf.meta[slug]?.level === level) satisfies LessonFilter,
    })),
  ];
}

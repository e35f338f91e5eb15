import * as vscode from 'vscode';
import { renamesOf } from '../../core/course/lessonMeta.ts';
import { withRenamedNotes } from '../../core/course/notes.ts';
import { withLesson, withoutProgress, withRenamedLessons } from '../../core/course/progress.ts';
import type { Library } from '../course/library.ts';
import type { Shelf } from '../course/shelf.ts';
import type { TreeNode } from '../course/treeNode.ts';
import type { BookLanguage } from '../language.ts';
import type { ReaderState } from './readerState.ts';
import { registerContinueReading } from './statusBar.ts';
import { exportState, importState } from './transfer.ts';

/** Commands that change, carry or forget what the reader did. */
export function registerProgress(
  state: ReaderState,
  library: Library,
  language: BookLanguage,
): vscode.Disposable {
  const setRead = (read: boolean) => async (node?: TreeNode) => {
    if (node?.kind !== 'lesson') return;
    await state.changeProgress((progress) =>
      read
        ? withLesson(progress, node.shelf.book.id, node.slug, { read })
        : withoutProgress(progress, node.shelf.book.id, node.slug),
    );
  };
  return vscode.Disposable.from(
    registerContinueReading(state, library, language),
    library.onDidOpenBuiltIn((shelf) => moveAlong(state, shelf)),
    vscode.commands.registerCommand('patternbook.markRead', setRead(true)),
    vscode.commands.registerCommand('patternbook.markUnread', setRead(false)),
    vscode.commands.registerCommand('patternbook.resetProgress', () => resetProgress(state, library)),
    vscode.commands.registerCommand('patternbook.exportProgress', () => exportState(state)),
    vscode.commands.registerCommand('patternbook.importProgress', () => importState(state)),
  );
}

async function resetProgress(state: ReaderState, library: Library): Promise<void> {
  const forget = vscode.l10n.t('Reset Progress');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Forget what you have read in every book? Bookmarks and notes stay.'),
    {
      modal: true,
      detail: vscode.l10n.t('This cannot be undone. Export your progress first to keep a copy.'),
    },
    forget,
  );
  if (answer !== forget) return;
  for (const shelf of await library.shelves()) {
    await state.changeProgress((progress) => withoutProgress(progress, shelf.book.id));
  }
}

/** A lesson has a new slug: what the reader did under the former one goes along. */
async function moveAlong(state: ReaderState, { book, meta }: Shelf): Promise<void> {
  const renames = renamesOf(meta);
  await state.changeProgress((progress) => withRenamedLessons(progress, book.id, renames));
  await state.changeNotes((notes) => withRenamedNotes(notes, book.id, renames));
}

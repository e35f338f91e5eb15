import * as vscode from 'vscode';
import type { Locale } from '../../core/locale.ts';
import { planScaffold } from '../../core/scaffolds/scaffold.ts';
import { askPattern } from './askPattern.ts';
import { problemOfFolder, shownPath } from './folders.ts';
import { type PatternRequest, problemOfRequest } from './request.ts';
import type { ScaffoldStore } from './scaffoldStore.ts';
import { type Written, writeFiles } from './writeFiles.ts';

/**
 * *New Pattern…*: a pattern as a small working set of files. Asks for what `request` leaves open, shows the files
 * before it writes them, and opens the one to begin with, the lesson beside it.
 */
export async function newPattern(
  store: ScaffoldStore,
  request: PatternRequest,
  locale: Locale,
): Promise<void> {
  const scaffolds = await store.all();
  const problem = problemOfRequest(request, scaffolds);
  if (problem !== undefined) return void vscode.window.showErrorMessage(problem);

  const choice = await askPattern(scaffolds, request, locale);
  if (choice === undefined) return;
  const { scaffold, name, folder } = choice;
  const problemThere = await problemOfFolder(folder);
  if (problemThere !== undefined) return void vscode.window.showErrorMessage(problemThere);

  const plan = planScaffold(scaffold, name, vscode.env.uriScheme);
  const written = await writeFiles(plan, folder).catch((error: unknown) => {
    if (!(error instanceof vscode.FileSystemError)) throw error;
    void vscode.window.showErrorMessage(
      vscode.l10n.t('Nothing could be written to {0}: {1}', shownPath(folder), error.message),
    );
  });
  if (!written) return;
  report(written, scaffold.test);
  if ([...written.made, ...written.left].includes(plan.main))
    await vscode.window.showTextDocument(vscode.Uri.joinPath(written.folder, plan.main), { preview: false });
  await vscode.commands.executeCommand('patternbook.openLessonToSide', scaffold.lesson);
}

function report({ folder, made, left }: Written, test: string): void {
  const where = vscode.workspace.asRelativePath(folder, true);
  const leftThere = left.length === 0 ? '' : vscode.l10n.t('Left as they were: {0}.', left.join(', '));
  const message =
    made.length === 0
      ? vscode.l10n.t('{0} has every file of the pattern already; nothing was written.', where)
      : vscode.l10n.t('{0} files are in {1}. To run the tests there: {2}', made.length, where, test);
  void vscode.window.showInformationMessage([message, leftThere].filter(Boolean).join(' '));
}

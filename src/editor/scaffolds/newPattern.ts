import * as vscode from 'vscode';
import type { Locale } from '../../core/locale.ts';
import { planScaffold } from '../../core/scaffolds/scaffold.ts';
import { askPattern, type PatternChoice } from './askPattern.ts';
import { problemOfFolder, shownPath } from './folders.ts';
import { type PatternRequest, problemOfName, problemOfRequest } from './request.ts';
import type { ScaffoldStore } from './scaffoldStore.ts';
import { pathsThere, writeFiles } from './writeFiles.ts';

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
  const problemOfChoice =
    problemOfName(choice.name, choice.scaffold.language) ?? (await problemOfFolder(choice.folder));
  if (problemOfChoice !== undefined) return void vscode.window.showErrorMessage(problemOfChoice);
  await write(choice);
}

async function write({ scaffold, name, folder: parent }: PatternChoice): Promise<void> {
  const plan = planScaffold(scaffold, name, vscode.env.uriScheme);
  const folder = vscode.Uri.joinPath(parent, plan.folder);
  const there = await pathsThere(folder, plan.files);
  if (there.length > 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        '{0} has these already, and they are left as they are: {1}',
        shownPath(folder),
        there.join(', '),
      ),
    );
  }
  const missing = plan.files.filter(({ path }) => !there.includes(path));
  const made = missing.length === 0 ? [] : await writeFiles(folder, missing, there.length > 0);
  if (made.length > 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        '{0} files are in {1}. To run the tests there: {2}',
        made.length,
        shownPath(folder),
        scaffold.test,
      ),
    );
  }
  if (![...there, ...made].includes(plan.main)) return;
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, plan.main), { preview: false });
  await vscode.commands.executeCommand('patternbook.openLessonToSide', scaffold.lesson);
}

import * as vscode from 'vscode';
import { inLocale } from '../../core/locale.ts';
import { planScaffold } from '../../core/scaffolds/scaffold.ts';
import type { Library } from '../course/library.ts';
import type { BookLanguage } from '../language.ts';
import { askPattern, type PatternChoice } from './askPattern.ts';
import { problemOfFolder, shownPath } from './folders.ts';
import { type PatternRequest, problemOfName, problemOfRequest } from './request.ts';
import type { ScaffoldStore } from './scaffoldStore.ts';
import { pathsThere, writeFiles } from './writeFiles.ts';

export interface NewPatternDeps {
  readonly store: ScaffoldStore;
  readonly library: Library;
  readonly language: BookLanguage;
}

/**
 * *New Pattern…*: a pattern as a small working set of files. Asks for what `request` leaves open, shows the files
 * before it writes them, and opens the one to begin with, the lesson beside it.
 */
export async function newPattern(
  { store, library, language }: NewPatternDeps,
  request: PatternRequest,
): Promise<void> {
  const scaffolds = await store.all();
  const problem = problemOfRequest(request, scaffolds);
  if (problem !== undefined) return void vscode.window.showErrorMessage(problem);

  const { book } = await library.builtIn();
  const lessons = inLocale(book.editions, language.locale)?.lessons ?? [];
  const titleOfLesson = (slug: string) => lessons.find((lesson) => lesson.slug === slug)?.title ?? slug;
  const choice = await askPattern({ scaffolds, locale: language.locale, titleOfLesson }, request);
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

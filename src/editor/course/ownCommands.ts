import * as vscode from 'vscode';
import type { OwnCourses } from './ownCourses.ts';
import type { BookNode, TreeNode } from './treeNode.ts';

/** *Open a Course Folder…*, *Close Course* and *Show Closed Courses of the Workspace*. */
export function registerOwnCourses(courses: OwnCourses): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('patternbook.openCourse', (folder?: unknown) =>
      openCourse(courses, folder instanceof vscode.Uri ? folder : undefined),
    ),
    vscode.commands.registerCommand('patternbook.closeCourse', async (node?: TreeNode) => {
      if (node?.kind === 'book') await closeCourse(courses, node);
    }),
    vscode.commands.registerCommand('patternbook.showHiddenCourses', () => courses.showAll()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('patternbook.courses')) courses.readAgain();
    }),
  );
}

/** @param given from the explorer's menu; else the reader is asked */
async function openCourse(courses: OwnCourses, given: vscode.Uri | undefined): Promise<void> {
  const folder = given ?? (await askForFolder());
  if (!folder) return;
  const shelf = await courses.open(folder);
  if (!shelf) {
    void vscode.window.showWarningMessage(vscode.l10n.t('{0} holds no Markdown to read.', folder.path));
    return;
  }
  await vscode.commands.executeCommand('patternbook.chapter.focus');
}

async function closeCourse(courses: OwnCourses, { shelf, title }: BookNode): Promise<void> {
  if (!(await courses.close(shelf.book.id))) return;
  const undo = vscode.l10n.t('Undo');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('“{0}” stays closed in this workspace.', title),
    undo,
  );
  if (answer === undo) await courses.show(shelf.root);
}

async function askForFolder(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    title: vscode.l10n.t('Folder of a course: a chapter index, MkDocs, mdBook or Markdown files'),
    openLabel: vscode.l10n.t('Open Course'),
  });
  return chosen?.[0];
}

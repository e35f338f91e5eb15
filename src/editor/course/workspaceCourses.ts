import * as vscode from 'vscode';

/** A workspace with more sites than this lists no more of them. */
const mostCourses = 20;

/** Folders of the workspace that hold an MkDocs site, an mdBook, or at their root a chapter index. */
export async function workspaceCourses(): Promise<vscode.Uri[]> {
  if (!vscode.workspace.getConfiguration('patternbook').get('courses.findInWorkspace', true)) return [];
  const marks = await vscode.workspace.findFiles(
    '**/{mkdocs.yml,mkdocs.yaml,book.toml}',
    '**/node_modules/**',
    mostCourses,
  );
  const indexes = await Promise.all(
    (vscode.workspace.workspaceFolders ?? []).map(({ uri }) =>
      vscode.workspace.findFiles(new vscode.RelativePattern(uri, 'index{,.en,.ko}.md'), null, 1),
    ),
  );
  const folders = [...marks, ...indexes.flat()].map((file) => vscode.Uri.joinPath(file, '..'));
  return [...new Map(folders.map((folder) => [folder.toString(), folder])).values()];
}

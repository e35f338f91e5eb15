import * as vscode from 'vscode';
import type { ScaffoldFile } from '../../core/scaffolds/scaffold.ts';

/** The paths of those files that are in `folder` already. */
export async function pathsThere(
  folder: vscode.Uri,
  files: readonly ScaffoldFile[],
): Promise<readonly string[]> {
  const isThere = await Promise.all(files.map(({ path }) => exists(vscode.Uri.joinPath(folder, path))));
  return files.filter((_, index) => isThere[index]).map(({ path }) => path);
}

/**
 * Writes new files once the reader has confirmed them in the refactor preview; an optional one only if it is ticked
 * there. Returns the paths of those that were written.
 *
 * @param tickEach leaves the ticking of every file to the reader
 * @throws FileSystemError where nothing can be written
 */
export async function writeFiles(
  folder: vscode.Uri,
  files: readonly ScaffoldFile[],
  tickEach: boolean,
): Promise<readonly string[]> {
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text, isOptional } of files) {
    edit.createFile(
      vscode.Uri.joinPath(folder, path),
      { contents: new TextEncoder().encode(text), ignoreIfExists: true },
      // What needs a confirmation is not ticked, and no preview opens unless some file does.
      { needsConfirmation: isOptional || tickEach, label: labelOf(isOptional) },
    );
  }
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) await assertWritable(folder);
  return pathsThere(folder, files);
}

function labelOf(isOptional: boolean): string {
  return isOptional ? vscode.l10n.t('Only if you want it') : vscode.l10n.t('The pattern');
}

/** An edit that failed ends like one that was discarded: false. Only trying tells why. */
async function assertWritable(folder: vscode.Uri): Promise<void> {
  if (await exists(folder)) return;
  await vscode.workspace.fs.createDirectory(folder);
  await vscode.workspace.fs.delete(folder);
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}

import * as vscode from 'vscode';
import type { ScaffoldPlan } from '../../core/scaffolds/scaffold.ts';

export interface Written {
  /** Folder of the pattern. */
  readonly folder: vscode.Uri;
  /** Paths in it that are new. */
  readonly made: readonly string[];
  /** Paths in it that were there, and are as they were. */
  readonly left: readonly string[];
}

/**
 * Writes the files of a plan that are not there yet, once the reader has confirmed them in the refactor preview.
 *
 * @returns undefined where the reader confirmed nothing
 * @throws FileSystemError where nothing can be written
 */
export async function writeFiles(plan: ScaffoldPlan, parent: vscode.Uri): Promise<Written | undefined> {
  const folder = vscode.Uri.joinPath(parent, plan.folder);
  const isThere = await Promise.all(plan.files.map(({ path }) => exists(vscode.Uri.joinPath(folder, path))));
  const missing = plan.files.filter((_, index) => !isThere[index]);
  const left = plan.files.filter((_, index) => isThere[index]).map(({ path }) => path);
  if (missing.length === 0) return { folder, made: [], left };

  const edit = new vscode.WorkspaceEdit();
  for (const { path, text, isOptional } of missing) {
    edit.createFile(
      vscode.Uri.joinPath(folder, path),
      { contents: new TextEncoder().encode(text), ignoreIfExists: true },
      // The preview opens when a file needs a confirmation, and leaves the ticking of that file to the reader. So some
      // file must: an optional one, or each of them where others are there already.
      { needsConfirmation: isOptional || left.length > 0, label: labelOf(isOptional) },
    );
  }
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) {
    await assertWritable(folder);
    return undefined;
  }
  const made = await Promise.all(missing.map(({ path }) => exists(vscode.Uri.joinPath(folder, path))));
  return { folder, made: missing.filter((_, index) => made[index]).map(({ path }) => path), left };
}

/** An edit that failed ends like one that was discarded: false. Only trying tells why. */
async function assertWritable(folder: vscode.Uri): Promise<void> {
  if (await exists(folder)) return;
  await vscode.workspace.fs.createDirectory(folder);
  await vscode.workspace.fs.delete(folder);
}

function labelOf(isOptional: boolean): string {
  return isOptional ? vscode.l10n.t('Only if you want it') : vscode.l10n.t('The pattern');
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

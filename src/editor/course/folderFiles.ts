import * as vscode from 'vscode';
import type { CourseFiles } from '../../core/course/courseFiles.ts';

/** Files of a course a reader opens: more than this is no course but a whole disk. */
const mostFiles = 20_000;

/** The files of a folder of the workspace or anywhere else the editor can read. Links are not followed. */
export function folderFiles(root: vscode.Uri): CourseFiles {
  return {
    list: async () => {
      const found: string[] = [];
      await listInto(found, root, '');
      return found.sort();
    },
    read: async (path) =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, path))),
  };
}

async function listInto(found: string[], root: vscode.Uri, folder: string): Promise<void> {
  const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(root, folder));
  const folders: string[] = [];
  for (const [name, type] of entries) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (type === vscode.FileType.File && found.length < mostFiles) found.push(path);
    if (type === vscode.FileType.Directory && !isPassedOver(name)) folders.push(path);
  }
  await Promise.all(folders.map((path) => listInto(found, root, path)));
}

function isPassedOver(folder: string): boolean {
  return folder.startsWith('.') || folder === 'node_modules';
}

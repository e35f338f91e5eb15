import * as vscode from 'vscode';

export type LikelyFolder = Pick<vscode.WorkspaceFolder, 'name' | 'uri'>;

/** Where a reader may want a new folder: the workspace folder of the open file, the others, beside that file. */
export function likelyFolders(): readonly LikelyFolder[] {
  const open = vscode.window.activeTextEditor?.document.uri;
  const home = open && vscode.workspace.getWorkspaceFolder(open);
  const beside = open && vscode.Uri.joinPath(open, '..');
  const folders: readonly LikelyFolder[] = [
    ...(home ? [home] : []),
    ...(vscode.workspace.workspaceFolders ?? []),
    ...(home && beside ? [{ uri: beside, name: vscode.workspace.asRelativePath(beside, true) }] : []),
  ];
  return folders.filter(
    ({ uri }, index) => folders.findIndex((other) => other.uri.toString() === uri.toString()) === index,
  );
}

export async function askForFolder(): Promise<vscode.Uri | undefined> {
  const [likeliest] = likelyFolders();
  const chosen = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    title: vscode.l10n.t('Folder that the pattern goes into'),
    openLabel: vscode.l10n.t('Select Folder'),
    ...(likeliest && { defaultUri: likeliest.uri }),
  });
  return chosen?.[0];
}

/** A folder as its reader knows it. */
export function shownPath(folder: vscode.Uri): string {
  return folder.scheme === 'file' ? folder.fsPath : folder.toString(true);
}

/** What keeps new files out of `folder`, in one sentence; undefined where nothing is known to. */
export async function problemOfFolder(folder: vscode.Uri): Promise<string | undefined> {
  const shown = shownPath(folder);
  if (vscode.workspace.fs.isWritableFileSystem(folder.scheme) === false)
    return vscode.l10n.t('{0} is read-only; nothing was written.', shown);
  try {
    const { type, permissions } = await vscode.workspace.fs.stat(folder);
    if ((type & vscode.FileType.Directory) === 0)
      return vscode.l10n.t('{0} is a file and no folder; nothing was written.', shown);
    return permissions === vscode.FilePermission.Readonly
      ? vscode.l10n.t('{0} is read-only; nothing was written.', shown)
      : undefined;
  } catch {
    // Whatever the reason, the file system has no such folder for us.
    return vscode.l10n.t('There is no folder {0}; nothing was written.', shown);
  }
}

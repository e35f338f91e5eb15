import * as vscode from 'vscode';

/** Asks where to save an image of a diagram, and saves it. */
export async function saveImage(image: {
  readonly format: 'svg' | 'png';
  readonly name: string;
  readonly base64: string;
}): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const fileName = `${image.name.replace(/[^\p{L}\p{N}._-]/gu, '-')}.${image.format}`;
  const file = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, fileName) }),
    filters: image.format === 'svg' ? { SVG: ['svg'] } : { PNG: ['png'] },
    title: vscode.l10n.t('Save Diagram'),
  });
  if (!file) return;
  await vscode.workspace.fs.writeFile(file, decodeBase64(image.base64));
}

function decodeBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

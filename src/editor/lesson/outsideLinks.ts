import * as vscode from 'vscode';
import type { Trust } from '../../core/course/course.ts';

/** Opens a link that leads out of the book; before one of a reader's own course it asks. */
export async function openOutside(url: string, trust: Trust): Promise<void> {
  if (!/^(?:https?|mailto):/i.test(url)) return;
  if (trust === 'untrusted') {
    const open = vscode.l10n.t('Open Link');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('This course wants to open a link outside the editor.'),
      { modal: true, detail: url },
      open,
    );
    if (answer !== open) return;
  }
  await vscode.env.openExternal(vscode.Uri.parse(url, true));
}

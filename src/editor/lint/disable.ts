import * as vscode from 'vscode';
import { type DisableTarget, disableComment } from '../../protocol/lint.ts';

/** The code action that writes a disabling comment, once the reader has said why. */
export function registerDisable(): vscode.Disposable {
  return vscode.commands.registerCommand('patternbook.lint.disable', async (target: DisableTarget) => {
    const reason = await vscode.window.showInputBox({
      title: vscode.l10n.t('Disable {0}', target.rule),
      prompt: vscode.l10n.t('Why is the hint wrong or accepted here? The reason goes into the comment.'),
      validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Give a reason.') : undefined),
    });
    if (reason === undefined) return;
    const edit = new vscode.WorkspaceEdit();
    const position = new vscode.Position(target.line, 0);
    edit.insert(vscode.Uri.parse(target.uri, true), position, disableComment(target, reason.trim()));
    await vscode.workspace.applyEdit(edit);
  });
}

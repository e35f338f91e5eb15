import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('Show Message Flow', () => {
  it('shows the way of a message in the view of references', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, 'src/order.ts'));
    const at = editor.document.positionAt(editor.document.getText().indexOf('PlaceOrder'));
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('patternbook.showMessageFlow');
    const view = vscode.extensions.getExtension<{ getInput(): { title: string } | undefined }>(
      'vscode.references-view',
    );
    assert.ok(view);
    // The view takes what it is given without telling when it has it.
    let title = view.exports.getInput()?.title;
    while (title === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      title = view.exports.getInput()?.title;
    }
    assert.equal(title, 'Message Flow');
  });
});

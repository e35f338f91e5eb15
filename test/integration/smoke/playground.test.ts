import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the saga playground', () => {
  const tabs = () =>
    vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(
        ({ input }) =>
          input instanceof vscode.TabInputWebview && input.viewType.endsWith('patternbook.playground'),
      );

  after(() => vscode.window.tabGroups.close(tabs()));

  it('opens once, however often it is asked for', async () => {
    await vscode.commands.executeCommand('patternbook.openPlayground');
    while (tabs().length === 0) {
      await new Promise<void>((resolve) => {
        const waiting = vscode.window.tabGroups.onDidChangeTabs(() => {
          waiting.dispose();
          resolve();
        });
      });
    }
    await vscode.commands.executeCommand('patternbook.openPlayground', 'variant=dualWrite');
    assert.equal(tabs().length, 1);
    assert.equal(tabs()[0]?.label, 'Saga Playground');
  });
});

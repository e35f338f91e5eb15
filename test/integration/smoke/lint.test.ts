import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('hints', () => {
  async function open(name: string): Promise<vscode.Uri> {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, name);
    await vscode.window.showTextDocument(uri);
    return uri;
  }

  /** The hints of a file, once there are any. */
  async function hintsIn(uri: vscode.Uri): Promise<vscode.Diagnostic[]> {
    const here = () => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'patternbook');
    while (here().length === 0) {
      await new Promise<void>((resolve) => {
        const waiting = vscode.languages.onDidChangeDiagnostics(() => {
          waiting.dispose();
          resolve();
        });
      });
    }
    return here();
  }

  it('show a broken pattern and link to its lesson', async () => {
    const uri = await open('src/placeOrder.ts');
    const hint = (await hintsIn(uri)).find(
      ({ code }) => typeof code === 'object' && code.value === 'outbox-dual-write',
    );
    assert.ok(hint);
    assert.ok(typeof hint.code === 'object');
    assert.match(hint.code.target.path, /^\/lesson\/16-18-2-asynchronous-communication$/);
    assert.equal(hint.code.target.fragment, 'transactional-outbox');
  });

  it('offer a pattern, the lesson, and to disable the rule', async () => {
    const uri = await open('src/placeOrder.ts');
    const [hint] = await hintsIn(uri);
    assert.ok(hint);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      hint.range,
    );
    const commands = actions.map((action) => action.command?.command);
    assert.ok(commands.includes('patternbook.insertPattern'), commands.join());
    assert.ok(commands.includes('patternbook.openLesson'), commands.join());
    assert.ok(commands.includes('patternbook.lint.disable'), commands.join());
  });

  it('open the page of a rule, with links to its lesson', async () => {
    await vscode.commands.executeCommand('patternbook.explainRule', { rule: 'outbox-dual-write' });
    const uri = vscode.Uri.from({ scheme: 'patternbook-rule', path: '/en/outbox-dual-write.md' });
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    assert.match(text, /^# outbox-dual-write\n/);
    assert.match(
      text,
      /:\/\/patternbook\.patternbook\/lesson\/16-18-2-asynchronous-communication\?lang=en#transactional-outbox\)/,
    );
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('patterns', () => {
  async function newFile(language: string, content: string): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument({ language, content });
    const editor = await vscode.window.showTextDocument(document);
    const end = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    return editor;
  }

  async function offered({ document, selection }: vscode.TextEditor): Promise<vscode.CompletionItem[]> {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      selection.active,
      undefined,
      200,
    );
    return items.filter(({ label }) => typeof label !== 'string' && label.label.startsWith('pb-'));
  }

  it('are offered where one types pb-, with a link to the lesson', async () => {
    const items = await offered(await newFile('yaml', 'pb-dep'));
    const item = items.find(({ label }) => typeof label !== 'string' && label.label === 'pb-deployment');
    assert.ok(item);
    assert.ok(item.documentation instanceof vscode.MarkdownString);
    assert.match(
      item.documentation.value,
      /command:patternbook\.openLesson\?.*16-51-3-kubernetes-production/,
    );
    assert.match(item.documentation.value, /kind: Deployment/);
  });

  it('are offered nowhere else', async () => {
    assert.deepEqual(await offered(await newFile('typescript', 'const p')), []);
    assert.deepEqual(await offered(await newFile('plaintext', 'pb-agg')), []);
  });

  it('are inserted with every name in its own case, and named anew with one typing', async () => {
    const editor = await newFile('typescript', '');
    await vscode.commands.executeCommand('patternbook.insertPattern', { prefix: 'pb-event-repository' });
    assert.match(editor.document.getText(), /async load\(orderId: string\): Promise<LoadedOrder<State>>/);
    assert.match(editor.document.getText(), /`order-\$\{orderId\}`/);

    await vscode.commands.executeCommand('type', { text: 'GiftCard' });
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    assert.match(
      editor.document.getText(),
      /async load\(giftCardId: string\): Promise<LoadedGiftCard<State>>/,
    );
    assert.match(editor.document.getText(), /`gift-card-\$\{giftCardId\}`/);
    assert.equal(/order/i.test(editor.document.getText()), false);
  });

  it('put their imports at the top of the file', async () => {
    const editor = await newFile('typescript', "import { a } from './a.ts';\n\nexport const b = a;\n");
    await vscode.commands.executeCommand('patternbook.insertPattern', { prefix: 'pb-crypto-shred' });
    const lines = editor.document.getText().split('\n');
    assert.equal(lines[1], "import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';");
    assert.equal(lines[3], 'export const b = a;');
    assert.match(lines[4] ?? '', /^\/\*\* Away from the events/);
  });

  it('can be picked from the list of the language, the first group of the book first', async () => {
    const { document } = await newFile('yaml', '');
    const inserting = vscode.commands.executeCommand('patternbook.insertPattern');
    while (document.getText() === '') {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await inserting;
    assert.match(document.getText(), /^asyncapi: 3\.0\.0/);
  });

  it('go into a new file where the open one is of another language', async () => {
    const editor = await newFile('typescript', '');
    await vscode.commands.executeCommand('patternbook.insertPattern', { prefix: 'pb-netpol' });
    assert.equal(editor.document.getText(), '');
    const opened = vscode.window.activeTextEditor?.document;
    assert.equal(opened?.languageId, 'yaml');
    assert.match(opened?.getText() ?? '', /kind: NetworkPolicy/);
  });

  it('go around the selected lines, in the menu of refactorings and by command', async () => {
    const text = 'export async function pay() {\n  await charge();\n  await book();\n}\n';
    const editor = await newFile('typescript', text);
    editor.selection = new vscode.Selection(1, 4, 2, 3);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      editor.selection,
      'refactor.surround',
    );
    const retry = actions.find(({ title }) => title === 'Surround with retry (Patternbook)');
    assert.deepEqual(retry?.command?.arguments, [{ prefix: 'pb-surround-retry' }]);

    await vscode.commands.executeCommand('patternbook.surroundWith', { prefix: 'pb-surround-retry' });
    const lines = editor.document.getText().split('\n');
    assert.equal(lines[0], "import { setTimeout as sleep } from 'node:timers/promises';");
    const attempt = lines.indexOf('    try {');
    assert.deepEqual(lines.slice(attempt + 1, attempt + 4), [
      '      await charge();',
      '      await book();',
      '      break;',
    ]);

    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text);
  });

  it('are put below the code around a line, as quick fixes do', async () => {
    const { document } = await newFile('typescript', 'class A {\n  b() {}\n\n  c() {}\n}\n\nconst d = 1;\n');
    const target = { prefix: 'pb-outbox-table', uri: document.uri.toString(), line: 1 };
    await vscode.commands.executeCommand('patternbook.insertPattern', target);
    assert.match(
      document.getText(),
      /\n {2}c\(\) \{\}\n\}\n\n\/\*\* A connection[\s\S]*\n\}\n\nconst d = 1;\n$/,
    );
  });
});

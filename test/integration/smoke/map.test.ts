import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('message map', function () {
  // The first question waits for the editor's own language servers, and for the workspace to be read.
  this.timeout(60_000);

  async function open(name: string, word: string): Promise<{ uri: vscode.Uri; at: vscode.Position }> {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, name);
    const editor = await vscode.window.showTextDocument(uri);
    const at = editor.document.positionAt(editor.document.getText().indexOf(word));
    editor.selection = new vscode.Selection(at, at);
    return { uri, at };
  }

  /** Asks again until the answer is there: the workspace is read in the background. */
  async function until<T>(ask: () => Thenable<T>, isThere: (answer: T) => boolean): Promise<T> {
    for (;;) {
      const answer = await ask();
      if (isThere(answer)) return answer;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  async function activePath(): Promise<string> {
    return vscode.window.activeTextEditor?.document.uri.path ?? '';
  }

  it('says above a message who sends and handles it, and above a handler what it handles and emits', async () => {
    for (const [name, title] of [
      ['src/order.ts', '1 sender · 1 handler'],
      ['src/placeOrder.ts', 'handles PlaceOrder · emits OrderPlaced'],
    ] as const) {
      const { uri } = await open(name, 'PlaceOrder');
      const lenses = await until(
        () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100),
        (found) => found.some(({ command }) => command?.title === title),
      );
      const lens = lenses.find(({ command }) => command?.title === title);
      assert.equal(lens?.command?.command, 'patternbook.showPlaces');
    }
  });

  it('goes from a message to its handler, and from there to the sender', async () => {
    await open('src/order.ts', 'PlaceOrder');
    await vscode.commands.executeCommand('patternbook.goToHandler');
    await until(activePath, (path) => path.endsWith('/src/placeOrder.ts'));
    await vscode.commands.executeCommand('patternbook.goToSenders');
    await until(activePath, (path) => path.endsWith('/src/orderController.ts'));
  });

  it('tells on hover what follows, and lists messages among the symbols of the workspace', async () => {
    const { uri, at } = await open('src/order.ts', 'PlaceOrder');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      at,
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === 'string' ? part : part.value)),
    );
    const flow = texts.find((text) => text.includes('→')) ?? '';
    assert.match(flow, /PlaceOrder\].* → .*PlaceOrderHandler\].* → .*OrderPlaced\]/);
    assert.match(flow, /\[Lesson on this\]\(command:patternbook\.openLesson\?/);
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'PlaceOrderHandler',
    );
    assert.ok(symbols.some(({ containerName }) => containerName === 'command handler · order'));
  });

  it('opens the view of the holes', async () => {
    await vscode.commands.executeCommand('patternbook.holes.focus');
    await vscode.commands.executeCommand('patternbook.refreshHoles');
  });
});

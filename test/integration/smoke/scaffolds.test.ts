import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('New Pattern', function () {
  this.timeout(60_000);
  const saga = { pattern: 'saga', language: 'typescript' };
  const inWorkspace = (path: string) =>
    vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri, path);

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('writes nothing unless the preview is applied', async () => {
    await answered('refactorPreview.discard', { ...saga, name: 'Discarded', folder: inWorkspace('') });
    assert.equal(await exists(inWorkspace('discarded-saga')), false);
  });

  it('writes the files of the name, and opens the first and the lesson beside it', async () => {
    await answered('refactorPreview.apply', { ...saga, name: 'trip booking', folder: inWorkspace('') });
    assert.match(
      await textOf(inWorkspace('trip-booking-saga/src/tripBooking.ts')),
      /interface TripBookingSaga/,
    );
    const left = () => labelsOf(vscode.window.tabGroups.all[0]);
    const right = () => labelsOf(vscode.window.tabGroups.all[1]);
    await until(() => left().includes('tripBooking.ts') && right().includes('Saga orchestration'));
  });

  it('leaves a file as it is that is there already', async () => {
    const mine = inWorkspace('gift-card-saga/README.md');
    await vscode.workspace.fs.writeFile(mine, new TextEncoder().encode('mine'));
    // Beside files of the reader each new one waits to be ticked, so nothing else is written.
    await answered('refactorPreview.apply', { ...saga, name: 'GiftCard', folder: inWorkspace('') });
    assert.equal(await textOf(mine), 'mine');
    assert.equal(await exists(inWorkspace('gift-card-saga/package.json')), false);
  });

  it('writes nothing where it cannot', async () => {
    for (const request of [
      { ...saga, name: '1st', folder: inWorkspace('') },
      { ...saga, name: 'Order', folder: inWorkspace('nowhere') },
      { ...saga, name: 'Order', folder: inWorkspace('package.json') },
      { pattern: 'choreography', name: 'Order', folder: inWorkspace('') },
      { pattern: 'saga', language: 'cobol', name: 'Order', folder: inWorkspace('') },
    ]) {
      await vscode.commands.executeCommand('patternbook.newPattern', request);
    }
    assert.equal(await exists(inWorkspace('order-saga')), false);
    assert.equal(await exists(inWorkspace('nowhere')), false);
  });

  it('ends where a file system takes no files', async () => {
    const folder = vscode.Uri.parse('patternbook-unwritable:/');
    const registered = vscode.workspace.registerFileSystemProvider(folder.scheme, unwritable);
    await answered('refactorPreview.apply', { ...saga, name: 'Order', folder });
    registered.dispose();
  });

  it('asks for no preview where a file system is read-only', async () => {
    const folder = vscode.Uri.parse('patternbook-read-only:/');
    const registered = vscode.workspace.registerFileSystemProvider(folder.scheme, unwritable, {
      isReadonly: true,
    });
    await until(() => vscode.workspace.fs.isWritableFileSystem(folder.scheme) === false);
    await vscode.commands.executeCommand('patternbook.newPattern', { ...saga, name: 'Order', folder });
    registered.dispose();
  });
});

/** An empty folder in which nothing can be made. */
const unwritable: vscode.FileSystemProvider = {
  onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
  watch: () => new vscode.Disposable(() => undefined),
  stat: (uri) => {
    if (uri.path !== '/') throw vscode.FileSystemError.FileNotFound(uri);
    return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  },
  readDirectory: () => [],
  readFile: refuse,
  writeFile: refuse,
  createDirectory: refuse,
  delete: refuse,
  rename: refuse,
};

function refuse(uri: vscode.Uri): never {
  throw vscode.FileSystemError.NoPermissions(uri);
}

/** Runs the command and answers its preview, which may be a while in coming. */
async function answered(answer: string, request: object): Promise<void> {
  let ended = false;
  const running = vscode.commands.executeCommand('patternbook.newPattern', request);
  const watching = Promise.resolve(running).finally(() => {
    ended = true;
  });
  while (!ended) {
    await vscode.commands.executeCommand(answer);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await watching;
}

function labelsOf(group: vscode.TabGroup | undefined): readonly string[] {
  return group?.tabs.map(({ label }) => label) ?? [];
}

function exists(file: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}

async function textOf(file: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

/** Resolves once `condition` holds; mocha's time limit ends a vain wait. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 100));
}

import assert from 'node:assert/strict';

import * as vscode from 'vscode';

describe('activation', () => {
  it('succeeds', async () => {
    await patternbook().activate();
    assert.equal(patternbook().isActive, true);
  });

  it('registers every command of the manifest', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const { commands } = patternbook().packageJSON.contributes as { commands: { command: string }[] };
    assert.ok(commands.length > 0);
    assert.deepEqual(
      commands.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });
});

function patternbook(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('patternbook.patternbook');
  assert.ok(extension);
  return extension;
}

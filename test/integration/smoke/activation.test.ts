import assert from 'node:assert/strict';

import * as vscode from 'vscode';

/** Commands that other parts call with arguments; in the palette they would do nothing. */
const inner = ['patternbook.lint.disable', 'patternbook.settleNames', 'patternbook.showPlaces'];

describe('activation', () => {
  it('succeeds', async () => {
    await patternbook().activate();
    assert.equal(patternbook().isActive, true);
  });

  it('registers the commands of the manifest, and no others but the inner ones', async () => {
    const { commands, views } = patternbook().packageJSON.contributes as {
      commands: { command: string }[];
      views: Record<string, { id: string }[]>;
    };
    const viewIds = Object.values(views).flatMap((list) => list.map(({ id }) => id));
    const registered = (await vscode.commands.getCommands(true))
      .filter((command) => command.startsWith('patternbook.'))
      // VS Code itself makes commands such as `<view>.focus`.
      .filter((command) => !viewIds.some((id) => command.startsWith(`${id}.`)));
    assert.deepEqual(
      [...new Set(registered)].sort(),
      [...commands.map(({ command }) => command), ...inner].sort(),
    );
  });
});

function patternbook(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('patternbook.patternbook');
  assert.ok(extension);
  return extension;
}

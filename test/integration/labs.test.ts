import assert from 'node:assert/strict';

import * as vscode from 'vscode';

const slug = '16-06-cqrs-fundamentals';

describe('exercises', () => {
  const check = () => vscode.commands.executeCommand<boolean>('patternbook.checkExercise', { slug });

  it('fail as they are given and pass once they are solved', async function () {
    this.timeout(60_000);
    await vscode.commands.executeCommand('patternbook.startExercise', { slug });
    const program = vscode.window.visibleTextEditors
      .map((editor) => editor.document.uri)
      .find((uri) => uri.path.endsWith(`/lessons/${slug}/exercise/broken.ts`));
    assert.ok(program);
    assert.equal(await check(), false);

    const solution = vscode.Uri.joinPath(program, '../solution.ts');
    await vscode.workspace.fs.copy(solution, program, { overwrite: true });
    assert.equal(await check(), true);
  });

  it('keep what the reader wrote when they are started again', async () => {
    await vscode.commands.executeCommand('patternbook.startExercise', { slug });
    assert.equal(
      vscode.workspace.textDocuments.some((document) => document.isDirty),
      false,
    );
  });
});

describe('an example in a terminal', () => {
  it('runs with the Node that was found', async function () {
    this.timeout(60_000);
    const ended = new Promise<number | undefined>((resolve) => {
      const waiting = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.name !== slug) return;
        waiting.dispose();
        resolve(exitCode);
      });
    });
    await vscode.commands.executeCommand('patternbook.runInTerminal', { slug });
    assert.equal(await ended, 0);
  });
});

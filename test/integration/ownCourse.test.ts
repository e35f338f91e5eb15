import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import * as vscode from 'vscode';

describe('a course of the reader', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'patternbook-course-'));
    await writeFile(
      join(folder, 'mkdocs.yml'),
      'site_name: Our patterns\ndocs_dir: .\nnav:\n  - Retries: retries.md\n',
    );
    await writeFile(join(folder, 'retries.md'), '# Retries\n\n!!! note\n    With jitter.\n');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('opens in the same reader', async () => {
    await vscode.commands.executeCommand('patternbook.openCourse', vscode.Uri.file(folder));
    const bookId = `own:${basename(tmpdir())}/${basename(folder)}`;
    await vscode.commands.executeCommand('patternbook.openLesson', { bookId, slug: 'retries' });
    await until(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'Retries');
  });
});

/** Resolves once `condition` holds; mocha's time limit ends a vain wait. (A renamed tab is no event everywhere.) */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(50);
}

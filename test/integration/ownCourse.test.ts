import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import * as vscode from 'vscode';

describe('a course of the reader', function () {
  // Each step waits for a page to start.
  this.timeout(60_000);

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
    await until(() => openTab() === 'Retries');
  });

  it('is read again when a file changes', async () => {
    await write(
      'mkdocs.yml',
      'site_name: Our patterns',
      'docs_dir: .',
      'nav:',
      '  - Trying again: retries.md',
    );
    await until(() => openTab() === 'Trying again');
    await rm(join(folder, 'retries.md'));
    await until(() => openTab() === 'Lesson');
    await write('retries.md', '# Retries');
    await until(() => openTab() === 'Trying again');
  });

  it('comes up with images of other servers, where they are allowed', async () => {
    const settings = vscode.workspace.getConfiguration('patternbook');
    await settings.update('courses.remoteImages', true, vscode.ConfigurationTarget.Global);
    await write('mkdocs.yml', 'docs_dir: .', 'nav:', '  - With an image: retries.md');
    await write('retries.md', '![An image](https://images.invalid/a.png)');
    await until(() => openTab() === 'With an image');
    await settings.update('courses.remoteImages', undefined, vscode.ConfigurationTarget.Global);
    await write('mkdocs.yml', 'docs_dir: .', 'nav:', '  - Without it: retries.md');
    await until(() => openTab() === 'Without it');
  });

  const write = (path: string, ...lines: string[]): Promise<void> =>
    writeFile(join(folder, path), lines.join('\n'));
});

function openTab(): string | undefined {
  return vscode.window.tabGroups.activeTabGroup.activeTab?.label;
}

/** Resolves once `condition` holds; mocha's time limit ends a vain wait. (A renamed tab is no event everywhere.) */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(50);
}

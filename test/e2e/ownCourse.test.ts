import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { session } from './hooks.ts';

describe('a course of the workspace', () => {
  const write = (path: string, ...lines: string[]): Promise<void> =>
    writeFile(join(session().workspace, 'team', path), lines.join('\n'));
  const tree = () => session().workbench.chapterTree;
  const lesson = () => session().workbench.lesson;

  before(async () => {
    await mkdir(join(session().workspace, 'team/docs'), { recursive: true });
    await write(
      'mkdocs.yml',
      'site_name: Team patterns',
      'nav:',
      '  - Retries: retries.md',
      '  - Queues: queues.md',
    );
    await write(
      'docs/retries.md',
      '# Retries',
      '',
      '=== "Java"',
      '    Resilience4j',
      '=== "Go"',
      '    backoff',
    );
    await write('docs/queues.md', '# Queues', '', 'One consumer.');
    await session().workbench.runCommand('Patternbook: Refresh');
    await tree().show();
    await tree().row('Team patterns').waitFor();
  });
  after(async () => {
    await rm(join(session().workspace, 'team'), { recursive: true });
    await session().workbench.closeAllEditors();
    await session().workbench.runCommand('Patternbook: Refresh');
  });

  it('is found, and read like the book', async () => {
    await tree().openLesson('Retries');
    await lesson().frame.getByRole('tab', { name: 'Go' }).click();
    await lesson().frame.getByText('backoff').waitFor();
  });

  it('shows its open page anew when the file changes', async () => {
    await tree().openLesson('Queues');
    await lesson().frame.getByText('One consumer.').waitFor();
    await write('docs/queues.md', '# Queues', '', 'Competing consumers.');
    await lesson().frame.getByText('Competing consumers.').waitFor();
  });

  it('follows its navigation, in the tree and on the page', async () => {
    await write(
      'mkdocs.yml',
      'site_name: Team patterns',
      'nav:',
      '  - Work queues: queues.md',
      '  - Outbox: outbox.md',
    );
    await write('docs/outbox.md', '# Outbox');
    await tree().row('Outbox').waitFor();
    await tree().row('Retries').waitFor({ state: 'detached' });
    await lesson().title.filter({ hasText: 'Work queues' }).waitFor();
    await session().workbench.tab('Work queues').waitFor();
    await lesson().frame.locator('.neighbours').getByText('Outbox').waitFor();
  });

  it('says that the open lesson is gone, and shows it when it comes back', async () => {
    await rm(join(session().workspace, 'team/docs/queues.md'));
    await lesson().frame.getByText('cannot be read').waitFor();
    await write('docs/queues.md', '# Queues', '', 'Back again.');
    await lesson().frame.getByText('Back again.').waitFor();
  });

  it('stays closed until it is wanted again', async () => {
    await tree().choose('Team patterns', 'Close Course');
    await tree().row('Team patterns').waitFor({ state: 'detached' });
    await session().workbench.runCommand('Patternbook: Refresh');
    await tree().row('The Patternbook').or(tree().row('16.1')).first().waitFor();
    await tree().row('Team patterns').waitFor({ state: 'detached' });
    await session().workbench.runCommand('Patternbook: Show Closed Courses of the Workspace');
    await tree().row('Team patterns').waitFor();
  });

  it('comes back at once where closing it was a mistake', async () => {
    await tree().choose('Team patterns', 'Close Course');
    await tree().row('Team patterns').waitFor({ state: 'detached' });
    await session()
      .workbench.notification('stays closed')
      .last()
      .getByRole('button', { name: 'Undo' })
      .click();
    await tree().row('Team patterns').waitFor();
  });
});

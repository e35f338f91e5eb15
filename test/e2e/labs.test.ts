import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { inRoot } from '../../src/build/paths.ts';
import { session } from './hooks.ts';
import { type Session, startSession } from './session.ts';

const title = 'CQRS fundamentals';
const lessonFolder = inRoot('content/lessons/16-06-cqrs-fundamentals');

describe('labs', () => {
  const lesson = () => session().workbench.lesson;
  before(() => session().workbench.openLesson(title));
  after(() => session().workbench.closeAllEditors());

  it('run an example on its page', async () => {
    await lesson().button('Run the example', lesson().section('example')).click();
    await lesson()
      .section('example')
      .getByText(/^Exit code 0 after/)
      .waitFor();
    const output = await lesson().section('example').locator('.run-output pre').textContent();
    assert.equal(output, await readFile(join(lessonFolder, 'example/output.txt'), 'utf8'));
  });

  it('lead an exercise from broken to done', async () => {
    const { workbench } = session();
    await lesson().button('Open the exercise').click();
    await workbench.tab('broken.ts').waitFor();
    await lesson().button('Check').click();
    await workbench.notification('Not every test passes yet.').waitFor();
    assert.equal(await lesson().section('exercise').getByText('Passed').count(), 0);

    await workbench.tab('broken.ts').click();
    await workbench.source.replaceAll(await readFile(join(lessonFolder, 'exercise/solution.ts'), 'utf8'));
    await workbench.page.keyboard.press('Control+S');
    await lesson().section('exercise').getByText('Passed').waitFor();
    await workbench.chapterTree.show();
    await workbench.chapterTree.expand('16.2');
    await workbench.chapterTree.row(/CQRS fundamentals.*exercise passed/).waitFor();
  });
});

describe('an example that does not end', () => {
  let folder: string;
  let own: Session;
  before(async function () {
    this.timeout(180_000);
    folder = await mkdtemp(join(tmpdir(), 'patternbook-node-'));
    const node = join(folder, 'node');
    await writeFile(
      node,
      `#!/bin/sh
[ "$1" = --version ] && exec "${process.execPath}" --version
echo $$
sleep 600 & wait
`,
    );
    await chmod(node, 0o755);
    own = await startSession({ settings: { 'patternbook.labs.nodePath': node } });
    await own.workbench.openLesson(title);
  });
  after(async () => {
    await own.stop();
    await rm(folder, { recursive: true });
  });

  it('is stopped and leaves no process', async () => {
    const { lesson } = own.workbench;
    const example = lesson.section('example');
    await lesson.button('Run the example', example).click();
    const id = Number(await example.locator('.run-output .stdout').textContent());
    assert.ok(isRunning(id));
    await lesson.button('Stop').click();
    await example.getByText(/^Stopped after/).waitFor();
    while (isRunning(id)) await wait(50);
  });
});

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

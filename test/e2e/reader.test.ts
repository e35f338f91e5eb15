import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { session } from './hooks.ts';

describe('the lesson reader', () => {
  const lesson = () => session().workbench.lesson;
  const press = (key: string) => lesson().body.press(key);

  before(async () => {
    const { workbench } = session();
    await workbench.openFile('src/order.ts');
    await workbench.chapterTree.show();
    await workbench.chapterTree.expand('16.3');
    await workbench.chapterTree.openLesson('The saga pattern: model');
    await lesson().title.waitFor();
  });
  after(() => session().workbench.closeAllEditors());

  it('colours code in the user’s theme', async () => {
    const word = lesson().frame.locator('pre[data-code] span[style]').first();
    await word.waitFor();
    const dark = await word.evaluate((run) => getComputedStyle(run).color);
    await session().workbench.runCommand('Preferences: Toggle between Light/Dark Themes');
    await lesson().frame.locator(`pre[data-code] span[style]:not([style*="${dark}"])`).first().waitFor();
    await session().workbench.runCommand('Preferences: Toggle between Light/Dark Themes');
  });

  it('keeps lesson and heading through a reload of the window', async () => {
    await lesson().outlineLink('No isolation').click();
    await lesson().currentHeading('No isolation').waitFor();
    const loaded = session().workbench.page.waitForEvent('load');
    await session().workbench.runCommand('Developer: Reload Window');
    await loaded;
    await lesson().currentHeading('No isolation').waitFor();
    assert.match(await lesson().title.innerText(), /saga pattern/);
  });

  it('keeps the heading when the language changes', async () => {
    await press('l');
    await lesson().frame.locator('html[lang=ko]').waitFor();
    await lesson().currentHeading('격리').waitFor();
    await press('l');
    await lesson().frame.locator('html[lang=en]').waitFor();
    await lesson().currentHeading('No isolation').waitFor();
  });

  it('goes through its history', async () => {
    const before = await lesson().title.innerText();
    await lesson().frame.locator('.neighbours a').first().click();
    await lesson().frame.locator('.lesson-head h1').filter({ hasNotText: before }).waitFor();
    await press('Alt+ArrowLeft');
    await lesson().frame.locator('.lesson-head h1').filter({ hasText: before }).waitFor();
    await press('Alt+ArrowRight');
    await lesson().frame.locator('.lesson-head h1').filter({ hasNotText: before }).waitFor();
    await press('Alt+ArrowLeft');
    await lesson().frame.locator('.lesson-head h1').filter({ hasText: before }).waitFor();
  });

  it('inserts code at the cursor of the last editor', async () => {
    const { workbench, workspace } = session();
    const code = await lesson().frame.locator('pre[data-code]').first().innerText();
    await workbench.openFile('README.md');
    await workbench.page.keyboard.press('Control+End');
    await workbench.tab(/saga pattern/).click();
    await lesson().frame.getByRole('button', { name: 'Insert at the cursor' }).first().click();
    await workbench.page.locator('.tab.active', { hasText: 'README.md' }).waitFor();
    await workbench.page.keyboard.press('Control+S');
    const [line = ''] = code.split('\n');
    const isSaved = async () => (await readFile(join(workspace, 'README.md'), 'utf8')).includes(line);
    for (const start = Date.now(); Date.now() - start < 20_000 && !(await isSaved()); ) {
      await workbench.page.waitForTimeout(200);
    }
    assert.ok(await isSaved());
  });

  it('puts a pattern of the lesson into the file that was being written', async () => {
    const { workbench, workspace } = session();
    await writeFile(join(workspace, 'src/draft.ts'), '');
    await workbench.openFile('src/draft.ts');
    await workbench.tab(/saga pattern/).click();
    await lesson().button('Insert Saga definition', lesson().section('patterns')).click();
    await workbench.page.locator('.tab.active', { hasText: 'draft.ts' }).waitFor();
    await workbench.page.locator('.view-line', { hasText: 'export interface SagaDefinition' }).waitFor();
    await rm(join(workspace, 'src/draft.ts'));
  });

  it('explains the rules of the lesson', async () => {
    const { workbench } = session();
    await workbench.tab(/saga pattern/).click();
    await lesson().button('Explain saga-step-without-compensation', lesson().section('patterns')).click();
    await workbench.tab('saga-step-without-compensation').waitFor();
  });
});

import assert from 'node:assert/strict';

import { session } from './hooks.ts';

describe('the book', () => {
  before(() => session().workbench.chapterTree.show());

  it('lists the sections of the chapter', async () => {
    const { chapterTree } = session().workbench;
    await chapterTree.row('16.1').waitFor();
    const labels = await chapterTree.rows.allInnerTexts();
    const numbers = labels
      .map((label) => /^16\.\d/.exec(label)?.[0])
      .filter((number) => number !== undefined);
    assert.deepEqual(numbers, ['16.1', '16.2', '16.3', '16.4']);
  });

  it('opens a lesson with its title and draws its diagrams', async () => {
    const { chapterTree, lesson } = session().workbench;
    await chapterTree.expand('16.2');
    await chapterTree.openLesson('CQRS fundamentals');
    await lesson.title.waitFor();
    assert.equal(await lesson.title.textContent(), 'CQRS fundamentals');
    const drawing = await lesson.showDiagram();
    assert.ok((await drawing.locator('text, foreignObject').count()) > 0);
  });
});

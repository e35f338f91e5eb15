import { session } from './hooks.ts';
import { startSession } from './session.ts';

describe('a reader who studies', () => {
  before(async () => {
    const { chapterTree } = session().workbench;
    await chapterTree.show();
    await chapterTree.row('16.1').waitFor();
  });
  after(() => session().workbench.closeAllEditors());

  it('finds a section of the book and opens it, by keyboard alone', async () => {
    const { workbench } = session();
    await workbench.page.keyboard.press('Control+Alt+K');
    await workbench.quickInput.locator('input').first().fill('semantic lock');
    await workbench.quickPickRows
      .filter({ hasText: /semantic lock/i })
      .first()
      .waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.lesson.title.waitFor();
    await workbench.lesson.frame.locator('.outline a[aria-current]').waitFor();
  });

  it('finds Korean words whatever particle they have', async () => {
    const { workbench } = session();
    await workbench.closeAllEditors();
    await workbench.runCommand('Patternbook: Switch Book Language');
    await workbench.chapterTree.row('이벤트 드리븐').waitFor();
    await workbench.runCommand('Patternbook: Search the Book');
    await workbench.quickInput.locator('input').first().fill('보상트랜잭션을');
    await workbench.quickPickRows.filter({ hasText: '보상 트랜잭션' }).first().waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.runCommand('Patternbook: Switch Book Language');
    await workbench.chapterTree.row('Event-driven').waitFor();
  });

  it('keeps a bookmark on a heading, which the tree lists', async () => {
    const { workbench } = session();
    await workbench.openLesson('CQRS fundamentals');
    const button = workbench.lesson.frame.getByRole('button', { name: 'Bookmark this section' }).first();
    await button.focus();
    await workbench.page.keyboard.press('Enter');
    await workbench.runCommand('Patternbook: Focus on Bookmarks and Notes View');
    const bookmarks = workbench.page.locator('.pane', { hasText: 'Bookmarks and Notes' });
    await bookmarks.locator('[role=treeitem]').first().waitFor();
  });
});

describe('Restricted Mode', () => {
  it('has the tree, the lessons and the hints, and runs no program', async function () {
    this.timeout(180_000);
    await using cleanup = new AsyncDisposableStack();
    const own = await startSession({ restrictedMode: true });
    cleanup.defer(() => own.stop());
    const { workbench } = own;
    await workbench.openLesson('CQRS fundamentals');
    await workbench.lesson.section('example').getByText('Restricted Mode').waitFor();
    await workbench.openFile('src/placeOrder.ts');
    await workbench.source.hints.first().waitFor();
  });
});

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { inRoot } from '../../src/build/paths.ts';
import { openBook } from '../../src/cli/render/bookSource.ts';
import { writePages } from '../../src/cli/render/writePages.ts';
import { shared } from './hooks.ts';

describe('a course written to files', () => {
  const course = inRoot('test/fixtures/lesson-page/course');
  let written: Awaited<ReturnType<typeof writePages>>;
  let page: Page;
  const errors: string[] = [];

  before(async () => {
    const { browser, site } = shared();
    const assets = join(site.folder, 'webview');
    written = await writePages(await openBook(course), {
      from: course,
      to: join(site.folder, 'book'),
      assets,
    });
    page = await browser.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
  });
  after(() => page.close());

  const go = (path: string) => page.goto(`${shared().site.address}book/${path}`);

  it('has a page a lesson, and says what is wrong in them', () => {
    assert.equal(written.pages, 3);
    assert.deepEqual(
      written.problems.map(({ file, line, message }) => `${file}:${line} ${message}`),
      ['guide/first.md:7 the link leads to no lesson of this course: third.md'],
    );
    assert.ok(existsSync(join(shared().site.folder, 'book/files/img/red.png')));
  });

  it('leads from the contents through links between lessons, to their headings', async () => {
    await go('index.html');
    await page.getByRole('link', { name: 'The second lesson' }).click();
    await page.getByRole('heading', { level: 1, name: 'The second lesson' }).waitFor();
    assert.notEqual(await page.title(), 'reached');
    await page.locator('.body').getByRole('link', { name: 'the start' }).click();
    await page.getByRole('heading', { level: 1, name: 'The first lesson' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), '설정');
  });

  it('shows the images of the course', async () => {
    await go('en/guide--first/index.html');
    const image = page.getByRole('img', { name: 'A red square' });
    await image.waitFor();
    assert.equal(await image.evaluate((shown) => (shown as HTMLImageElement).naturalWidth), 8);
  });

  it('colours its code for light and for dark', async () => {
    const keyword = page.locator('figure.code span', { hasText: 'const' }).first();
    await keyword.waitFor();
    for (const [scheme, colour] of [
      ['light', 'rgb(0, 0, 255)'],
      ['dark', 'rgb(86, 156, 214)'],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.waitForFunction(([run, wanted]) => run !== null && getComputedStyle(run).color === wanted, [
        await keyword.elementHandle(),
        colour,
      ] as const);
    }
  });

  it('has no tools that only an editor has, and no language but its own', async () => {
    for (const name of [
      'Insert at the cursor',
      'Open as a new file',
      'Bookmark this section',
      'Write a note',
    ]) {
      assert.equal(await page.getByRole('button', { name }).count(), 0, name);
    }
    for (const name of ['Search the book', 'Back', '한국어']) {
      assert.equal(await page.getByRole('button', { name, exact: true }).count(), 0, name);
    }
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('Next lesson').waitFor();
    assert.equal(await sheet.getByText('Search the book').isVisible(), false);
    await page.keyboard.press('Escape');
  });

  it('copies the address of a heading', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('heading', { name: '설정' }).hover();
    await page.getByRole('button', { name: 'Copy link to this section' }).first().click();
    await page.getByText('Copied').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(
      copied,
      await page.evaluate(() => `${location.origin}${location.pathname}#${encodeURIComponent('설정')}`),
    );
  });

  it('leads back to the contents', async () => {
    await page.locator('.trail').getByRole('link').click();
    await page.getByRole('link', { name: 'The first lesson' }).click();
    await page.getByRole('heading', { level: 1, name: 'The first lesson' }).waitFor();
  });

  it('goes on by key, and fails in nothing', async () => {
    await page.keyboard.press('n');
    await page.getByRole('heading', { level: 1, name: 'The second lesson' }).waitFor();
    assert.deepEqual(errors, []);
  });
});

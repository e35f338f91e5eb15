import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Highlighter } from '../../src/core/code/highlighter.ts';
import { plainPageHtml } from '../../src/protocol/plainPage.ts';
import { shared } from './hooks.ts';
import { sampleView } from './sampleLesson.ts';

describe('a page on paper', () => {
  let page: Page;
  before(async () => {
    const { browser, site } = shared();
    const highlighter = new Highlighter();
    const view = sampleView();
    const colours = await highlighter.colourForSystem(view.code);
    await highlighter.dispose();
    await writeFile(join(site.folder, 'print.html'), plainPageHtml({ view, colours, assets: '/webview/' }));
    page = await browser.newPage({ colorScheme: 'dark' });
    await page.goto(`${site.address}print.html`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
  after(() => page.close());

  const style = (selector: string, property: 'color' | 'backgroundColor'): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element)[name], property);

  it('has every diagram drawn before it is asked for', async () => {
    await page.waitForFunction(
      () => document.querySelectorAll('.diagram-frame.waiting:not([hidden])').length === 0,
    );
    assert.equal(await page.locator('.diagram-sheet svg[aria-roledescription]').count(), 2);
    assert.equal(await page.evaluate(() => window.scrollY), 0);
  });

  it('is black on white, also where the screen is dark', async () => {
    assert.equal(await style('body', 'backgroundColor'), 'rgb(31, 31, 31)');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await style('body', 'backgroundColor'), 'rgb(255, 255, 255)');
    assert.equal(await style('.body p', 'color'), 'rgb(0, 0, 0)');
    assert.equal(await style('figure.code pre span', 'color'), 'rgb(0, 0, 255)');
    assert.equal(await style('figure.code', 'backgroundColor'), 'rgb(245, 245, 245)');
  });

  it('keeps the ground of a diagram that is drawn for a dark screen', async () => {
    assert.equal(await style('.diagram-frame', 'backgroundColor'), 'rgb(31, 31, 31)');
  });

  it('has nothing to click, and says where links lead', async () => {
    assert.equal(await page.getByRole('button').count(), 0);
    for (const part of ['.bar', '.outline', '.neighbours']) {
      assert.equal(await page.locator(part).isVisible(), false, part);
    }
    const link = page.locator('.body a[data-external]').first();
    assert.match(await link.evaluate((a) => getComputedStyle(a, '::after').content), /a\.example/);
  });

  it('is a document of some pages', async () => {
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    assert.ok((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length > 1);
  });
});

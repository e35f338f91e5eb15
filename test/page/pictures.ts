import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../src/build/hosts/browser.ts';
import { inRoot, out } from '../../src/build/paths.ts';
import { openBook } from '../../src/cli/render/bookSource.ts';
import { writePages } from '../../src/cli/render/writePages.ts';
import { locales } from '../../src/core/locale.ts';
import { servePage } from './site.ts';
import { startInTheme, themeNames } from './themes.ts';

/*
 * Pictures of the book to be looked at: five pages in four themes and both languages, in `out/pictures/page`.
 * Run it with `npm run page-pictures`.
 */

/** What is to be seen: a lesson, and the element that stands at the top. */
const views = [
  { name: 'head', slug: '16-06-cqrs-fundamentals', at: 'body' },
  { name: 'diagram', slug: '04-saga-pattern', at: 'figure.diagram' },
  { name: 'code', slug: '03d-projection-implementation', at: 'figure.code' },
  { name: 'quiz', slug: '04-saga-pattern', at: '.quiz' },
  { name: 'narrow', slug: '03d-projection-implementation', at: '.box', width: 420 },
] as const;

const folder = join(out, 'pictures', 'page');
const site = await servePage();
const book = await openBook(inRoot('content'));
const assets = join(site.folder, 'webview');
await writePages(book, { from: inRoot('content'), to: join(site.folder, 'book'), assets });
const browser = await launchBrowser();
await mkdir(folder, { recursive: true });
for (const theme of themeNames) {
  for (const locale of locales) {
    for (const view of views) {
      const width = 'width' in view ? view.width : 1280;
      const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
      await startInTheme(page, theme);
      await page.goto(`${site.address}book/${locale}/${view.slug}/index.html`);
      await showAt(page, view.at);
      await page.screenshot({ path: join(folder, `${view.name}-${locale}-${theme}.png`) });
      await page.close();
    }
  }
}
await browser.close();
await site.stop();
console.log(folder);

/** Scrolls to an element and waits until the diagrams in sight are drawn. */
async function showAt(page: Page, selector: string): Promise<void> {
  const place = page.locator(selector).first();
  await place.waitFor();
  await place.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.diagram-frame.waiting')].every((frame) => {
      const { top, bottom } = frame.getBoundingClientRect();
      return bottom < 0 || top > window.innerHeight;
    }),
  );
  await place.evaluate((element) => element.scrollIntoView({ block: 'start' }));
}

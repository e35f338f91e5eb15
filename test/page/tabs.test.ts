import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { violations } from './axe.ts';
import { LessonOnPage } from './lessonOnPage.ts';
import { filler, sampleView } from './sampleLesson.ts';
import { themeNames } from './themes.ts';

const set = (mark: string): string => `:::: tabs
::: tab Java
java ${mark}
:::
::: tab Kotlin
kotlin ${mark}

### In Kotlin ${mark} {#kotlin-${mark}}
:::
::::`;

const markdown = `To [Kotlin](#kotlin-two).

${set('one')}

${filler(10)}

${set('two')}

:::: tabs
::: tab Maven
maven
:::
::: tab Kotlin
gradle
:::
::::
`;

describe('tabs', () => {
  let lesson: LessonOnPage;
  beforeEach(async () => {
    lesson = await LessonOnPage.open(sampleView({ markdown }));
  });
  afterEach(async () => {
    assert.deepEqual(lesson.errors, []);
    await lesson.close();
  });

  const tab = (name: string, number = 1): Locator =>
    lesson.page
      .locator('.tabs')
      .nth(number - 1)
      .getByRole('tab', { name });
  /** The first line of every panel that is shown. */
  const panels = async (): Promise<(string | undefined)[]> => {
    const texts = await lesson.page.locator('.tab-panel:not([hidden])').allInnerTexts();
    return texts.map((text) => text.trim().split('\n')[0]);
  };

  it('show the first panel, named by its tab', async () => {
    assert.equal(await lesson.page.getByRole('tablist', { name: 'Variants' }).count(), 3);
    assert.deepEqual(await panels(), ['java one', 'java two', 'maven']);
    assert.equal(await lesson.page.getByRole('tabpanel', { name: 'Java' }).count(), 2);
  });

  it('choose the same label in every set, and what the reader looks at stays where it is', async () => {
    await tab('Kotlin', 2).scrollIntoViewIfNeeded();
    const top = async (): Promise<number> => Math.round((await tab('Kotlin', 2).boundingBox())?.y ?? NaN);
    const before = await top();
    await tab('Kotlin', 2).click();
    assert.deepEqual(await panels(), ['kotlin one', 'kotlin two', 'gradle']);
    assert.equal(await top(), before);
    await tab('Java', 2).click();
    assert.deepEqual(await panels(), ['java one', 'java two', 'gradle']);
  });

  it('are one stop of the Tab key, and obey the arrow keys, Home and End', async () => {
    await tab('Java').focus();
    const selected = (): Promise<string | undefined> =>
      lesson.page.evaluate(() => document.activeElement?.textContent ?? undefined);
    for (const [key, label] of [
      ['ArrowRight', 'Kotlin'],
      ['ArrowRight', 'Java'],
      ['ArrowLeft', 'Kotlin'],
      ['Home', 'Java'],
      ['End', 'Kotlin'],
    ] as const) {
      await lesson.page.keyboard.press(key);
      assert.equal(await selected(), label, key);
      assert.equal(await tab(label).getAttribute('aria-selected'), 'true', key);
    }
    assert.deepEqual(await lesson.posted('open'), []);
    await lesson.page.keyboard.press('Shift+Tab');
    assert.equal(await selected(), 'Kotlin', 'the link before the tabs');
    assert.equal(await lesson.page.evaluate(() => document.activeElement?.tagName), 'A');
  });

  it('open for a heading that stands in them', async () => {
    const place = { bookId: 'book', slug: 'sample', heading: 'kotlin-two', offset: 0 };
    await lesson.send({ type: 'goTo', state: { places: [place], current: 0 } });
    await lesson.page.getByRole('heading', { name: 'In Kotlin two' }).waitFor();
    assert.equal(await tab('Kotlin', 2).getAttribute('aria-selected'), 'true');
  });

  it('open where the editor finds words in them', async () => {
    const panel = lesson.page.locator('.tab-panel', { hasText: 'gradle' });
    assert.equal(await panel.getAttribute('hidden'), 'until-found');
    await panel.dispatchEvent('beforematch');
    assert.deepEqual(await panels(), ['kotlin one', 'kotlin two', 'gradle']);
  });

  it('stand one below another under their labels when printed', async () => {
    await lesson.page.emulateMedia({ media: 'print' });
    for (const text of ['java one', 'kotlin one', 'maven', 'gradle']) {
      assert.ok(await lesson.page.getByText(text, { exact: true }).isVisible(), text);
    }
    assert.equal(await lesson.page.locator('.tab-label:visible').count(), 6);
    assert.equal(await lesson.page.locator('.tab-list:visible').count(), 0);
  });

  for (const theme of themeNames) {
    it(`have nothing that axe finds serious in the theme ${theme}`, async () => {
      const themed = await LessonOnPage.open(sampleView({ markdown }), { theme });
      assert.deepEqual(await violations(themed.page), []);
      await themed.close();
    });
  }
});

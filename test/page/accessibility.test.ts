import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { LessonOnPage } from './lessonOnPage.ts';
import { sampleView } from './sampleLesson.ts';
import { themeNames } from './themes.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core');

/** Serious and critical violations, each with the element it is about. */
async function violations(lesson: LessonOnPage): Promise<readonly string[]> {
  // Evaluated rather than added as a script: the page's policy would refuse that one, as it should.
  const { readFile } = await import('node:fs/promises');
  await lesson.page.evaluate(await readFile(axePath, 'utf8'));
  const results = (await lesson.page.evaluate('axe.run()')) as AxeResults;
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary}`),
    );
}

describe('axe', () => {
  for (const theme of themeNames) {
    for (const locale of ['en', 'ko'] as const) {
      it(`finds nothing serious in the theme ${theme}, in ${locale}`, async () => {
        const lesson = await LessonOnPage.open(sampleView({ requestedLocale: locale }), { theme });
        await lesson.diagram(2).locator('.diagram-error').waitFor();
        await lesson.page.locator('.answer').first().click();
        await lesson.send({ type: 'runUnavailable', slug: 'sample', reason: 'No Node.' });
        await lesson.send({
          type: 'runOutput',
          slug: 'sample',
          stream: 'stderr',
          text: 'late\n',
          dropped: 1,
        });
        await lesson.send({ type: 'marks', slug: 'sample', marks: [], exercisePassed: true });
        await lesson.page.locator('.term').focus();
        assert.deepEqual(await violations(lesson), []);
        await lesson.page.keyboard.press('Escape');
        await lesson.page.keyboard.press('?');
        assert.deepEqual(await violations(lesson), []);
        await lesson.close();
      });
    }
  }

  it('sees a violation where there is one', async () => {
    const lesson = await LessonOnPage.open(sampleView());
    await lesson.page.evaluate(() => {
      document.querySelector('.body')?.insertAdjacentHTML('beforeend', '<img src="data:,"><button></button>');
    });
    assert.notDeepEqual(await violations(lesson), []);
    await lesson.close();
  });
});

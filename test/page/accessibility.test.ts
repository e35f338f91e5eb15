import assert from 'node:assert/strict';
import { violations } from './axe.ts';
import { LessonOnPage } from './lessonOnPage.ts';
import { sampleView } from './sampleLesson.ts';
import { themeNames } from './themes.ts';

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
        assert.deepEqual(await violations(lesson.page), []);
        await lesson.page.keyboard.press('Escape');
        await lesson.page.keyboard.press('?');
        assert.deepEqual(await violations(lesson.page), []);
        await lesson.close();
      });
    }
  }

  it('sees a violation where there is one', async () => {
    const lesson = await LessonOnPage.open(sampleView());
    await lesson.page.evaluate(() => {
      document.querySelector('.body')?.insertAdjacentHTML('beforeend', '<img src="data:,"><button></button>');
    });
    assert.notDeepEqual(await violations(lesson.page), []);
    await lesson.close();
  });
});

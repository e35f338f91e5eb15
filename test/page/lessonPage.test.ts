import assert from 'node:assert/strict';
import { LessonOnPage } from './lessonOnPage.ts';
import { filler, sampleView } from './sampleLesson.ts';

describe('the lesson page', () => {
  let lesson: LessonOnPage;
  beforeEach(async () => {
    lesson = await LessonOnPage.open(sampleView());
  });
  afterEach(async () => {
    assert.deepEqual(lesson.errors, []);
    assert.deepEqual(lesson.outsideRequests, []);
    await lesson.close();
  });

  it('shows what a lesson has', async () => {
    const text = await lesson.page.locator('body').innerText();
    for (const part of [
      'Book›1.1 Section'.split('›')[1],
      'A lesson with everything',
      'Intermediate',
      '12 min read',
      'The lesson before',
      'Tell a from b',
      'What goes wrong',
      'Half an order',
      'What turns a saga back?',
      'Repair broken.ts.',
      'Sagas',
      'The lesson after',
    ]) {
      assert.ok(text.includes(part ?? ''), `${part} is missing`);
    }
    assert.equal(await lesson.page.title(), 'A lesson with everything');
    assert.equal(await lesson.page.locator('html').getAttribute('lang'), 'en');
  });

  it('says it in Korean, and says what is not translated', async () => {
    await lesson.show(sampleView({ locale: 'en', requestedLocale: 'ko' }));
    const text = await lesson.page.locator('main').innerText();
    assert.match(text, /이 레슨은 아직 한국어로 옮기지 않았습니다/);
    assert.match(text, /읽기 12분/);
    assert.equal(await lesson.page.locator('html').getAttribute('lang'), 'ko');
    assert.equal(await lesson.page.locator('.body').getAttribute('lang'), 'en');
  });

  describe('place', () => {
    it('is told to the host and kept, by heading', async () => {
      await lesson.heading('far').evaluate((heading) => heading.scrollIntoView());
      await lesson.waitForPost('place', ({ place }) => place.heading === 'far');
      assert.equal(await lesson.currentHeading.innerText(), 'Far');
      assert.equal((await lesson.keptState())?.places[0]?.heading, 'far');
    });

    it('is restored, also in the other language', async () => {
      const place = { bookId: 'book', slug: 'sample', heading: 'far', offset: 40 };
      await lesson.show(sampleView({ requestedLocale: 'ko' }), { state: { places: [place], current: 0 } });
      assert.equal(await lesson.currentHeading.innerText(), 'Far');
      await lesson.waitForPost('place', ({ place: told }) => Math.abs(told.offset - 40) <= 2);
    });

    it('of a heading that is gone is the start', async () => {
      const place = { bookId: 'book', slug: 'sample', heading: 'renamed', offset: 900 };
      await lesson.show(sampleView(), { state: { places: [place], current: 0 } });
      assert.equal(await lesson.page.evaluate(() => window.scrollY), 0);
    });

    it('at the end of the text says so', async () => {
      await lesson.page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await lesson.waitForPost('place', ({ atEnd }) => atEnd);
    });
  });

  describe('links', () => {
    it('ask the host, never the browser', async () => {
      const address = lesson.page.url();
      await lesson.page.getByRole('link', { name: 'lesson', exact: true }).click();
      assert.deepEqual(await lesson.waitForPost('open'), {
        type: 'open',
        slug: 'before',
        heading: 'there',
        beside: false,
      });
      await lesson.page.getByRole('link', { name: 'source', exact: true }).click();
      assert.equal((await lesson.waitForPost('openOutside')).url, 'https://a.example/');
      assert.equal(lesson.page.url(), address);
    });

    it('open beside with Ctrl', async () => {
      await lesson.page.getByRole('link', { name: 'lesson', exact: true }).click({ modifiers: ['Control'] });
      assert.equal((await lesson.waitForPost('open')).beside, true);
    });

    it('to a heading go into the history and move the focus', async () => {
      await lesson.page.getByRole('link', { name: 'Far' }).click();
      assert.deepEqual(await lesson.waitForPost('open'), {
        type: 'open',
        slug: 'sample',
        heading: 'far',
        beside: false,
      });
      const place = { bookId: 'book', slug: 'sample', offset: 0 };
      await lesson.send({
        type: 'goTo',
        state: { places: [place, { ...place, heading: 'far' }], current: 1 },
      });
      assert.equal(await lesson.page.evaluate(() => document.activeElement?.id), 'far');
      assert.equal(await lesson.button('Back').isEnabled(), true);
      assert.equal(await lesson.button('Forward').isEnabled(), false);
    });
  });

  it('obeys its keys, but not while a dialog is open', async () => {
    await lesson.page.keyboard.press('n');
    assert.equal((await lesson.waitForPost('open')).slug, 'after');
    await lesson.forgetPosts();
    await lesson.page.keyboard.press('p');
    assert.equal((await lesson.waitForPost('open')).slug, 'before');
    await lesson.page.keyboard.press('Alt+ArrowLeft');
    assert.equal((await lesson.waitForPost('history')).direction, 'back');
    await lesson.page.keyboard.press('/');
    await lesson.waitForPost('search');
    await lesson.page.keyboard.press('l');
    assert.equal((await lesson.waitForPost('language')).locale, 'ko');
    await lesson.forgetPosts();
    await lesson.page.keyboard.press('?');
    await lesson.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await lesson.page.keyboard.press('n');
    await lesson.page.keyboard.press('Escape');
    assert.equal(await lesson.page.getByRole('dialog').count(), 0);
    assert.deepEqual(await lesson.posted('open'), []);
  });

  describe('code', () => {
    it('can be copied, inserted and opened', async () => {
      const first = lesson.page.locator('figure.code').first();
      await lesson.button('Copy', first).click();
      assert.match((await lesson.waitForPost('copy')).text, /^const total/);
      await lesson.button('Insert at the cursor', first).click();
      assert.match((await lesson.waitForPost('insert')).text, /^const total/);
      await lesson.button('Open as a new file', first).click();
      assert.equal((await lesson.waitForPost('openUntitled')).language, 'typescript');
    });

    it('takes colours without changing its text', async () => {
      const code = lesson.page.locator('pre[data-code="code-1"]');
      const before = await code.innerText();
      const cut = before.indexOf('total');
      const line = [{ text: before.slice(0, cut), colour: '#ff0000' }, { text: before.slice(cut) }];
      await lesson.send({ type: 'colours', slug: 'sample', blocks: [{ id: 'code-1', lines: [line] }] });
      assert.equal(await code.innerText(), before);
      assert.equal(
        await code
          .locator('span')
          .first()
          .evaluate((run) => getComputedStyle(run).color),
        'rgb(255, 0, 0)',
      );
    });
  });

  describe('the quiz', () => {
    it('explains an answer, tells the host, and can be answered again', async () => {
      await lesson.page.getByLabel('A timeout').check();
      const question = lesson.page.locator('.question');
      assert.match(await question.innerText(), /Not quite\. It is unknown\./);
      assert.deepEqual(await lesson.waitForPost('answer'), {
        type: 'answer',
        slug: 'sample',
        question: 0,
        answer: 0,
      });
      await lesson.page.getByLabel('A refusal').check();
      assert.match(await question.innerText(), /Right\. It is certain\./);
      await lesson.button('Answer again').click();
      assert.equal((await lesson.waitForPost('answer')).answer, null);
      assert.doesNotMatch(await question.innerText(), /Right\./);
    });

    it('remembers', async () => {
      await lesson.show(sampleView(), { answers: [1] });
      assert.equal(await lesson.page.getByLabel('A refusal').isChecked(), true);
      assert.match(await lesson.page.locator('.question').innerText(), /It is certain/);
    });
  });

  it('gives hints one at a time', async () => {
    const hints = lesson.page.locator('.hints > li:visible');
    assert.equal(await hints.count(), 0);
    await lesson.button('Show a hint (2)').click();
    assert.equal(await hints.count(), 1);
    await lesson.button('Show the next hint (1 of 2)').click();
    assert.equal(await hints.count(), 2);
    assert.equal(await lesson.page.getByRole('button', { name: /hint/ }).count(), 0);
    await lesson.button('Open the exercise').click();
    assert.equal((await lesson.waitForPost('lab')).action, 'startExercise');
  });

  it('offers its patterns for the reader’s own code, and explains its rules', async () => {
    const section = lesson.page.getByRole('region', { name: 'Put it into your code' });
    assert.match(await section.innerText(), /Saga definition\s+pb-saga-def[\s\S]*saga-wait-without-timeout/);
    await lesson.button('Insert Saga definition', section).click();
    assert.deepEqual(await lesson.waitForPost('insertPattern'), {
      type: 'insertPattern',
      prefix: 'pb-saga-def',
    });
    await lesson.button('Insert pb-saga-timer', section).focus();
    await lesson.page.keyboard.press('Enter');
    assert.equal((await lesson.waitForPost('insertPattern')).prefix, 'pb-saga-timer');
    await lesson.button('Explain saga-wait-without-timeout', section).click();
    assert.equal((await lesson.waitForPost('explainRule')).rule, 'saga-wait-without-timeout');
    await lesson.page.locator('.outline').getByRole('link', { name: 'Put it into your code' }).waitFor();
  });

  it('explains a term on focus and on hover', async () => {
    const term = lesson.page.locator('.term');
    const definition = lesson.page.getByText('A sequence of local transactions.');
    assert.equal(await term.count(), 1);
    assert.equal(await definition.isVisible(), false);
    await term.focus();
    assert.equal(await definition.isVisible(), true);
    await lesson.page.keyboard.press('Escape');
    assert.equal(await definition.isVisible(), false);
    await term.hover();
    assert.equal(await definition.isVisible(), true);
    assert.equal(
      await term.evaluate(
        (mark) =>
          mark.ariaDescribedByElements?.[0]?.textContent ??
          document.getElementById(mark.getAttribute('aria-describedby') ?? '')?.textContent,
      ),
      'sagaA sequence of local transactions.',
    );
  });

  it('marks headings', async () => {
    const heading = lesson.page.locator('.heading-row').first();
    await heading.hover();
    await lesson.button('Bookmark this section', heading).click();
    assert.equal((await lesson.waitForPost('bookmark')).heading, 'start');
    await lesson.send({
      type: 'marks',
      exercisePassed: false,
      slug: 'sample',
      marks: [{ heading: 'start', bookmarked: true, note: 'mine' }],
    });
    assert.equal(await lesson.button('Bookmark this section', heading).getAttribute('aria-pressed'), 'true');
    assert.equal(await lesson.page.locator('.heading-note').first().innerText(), 'mine');
    await lesson.button('Copy link to this section', heading).click();
    assert.equal((await lesson.waitForPost('copyLink')).heading, 'start');
  });

  it('sets formulas, and leaves a wrong one readable', async () => {
    await lesson.page.locator('[data-math] .katex').first().waitFor();
    await lesson.show(sampleView({ markdown: 'a $\\frac{$ b and $x^2$' }));
    await lesson.page.locator('[data-math] .katex').first().waitFor();
    assert.match(await lesson.page.locator('.body').innerText(), /\\frac\{/);
  });

  it('says why there is nothing to read', async () => {
    await lesson.send({
      type: 'unavailable',
      message: '“X” is not written yet.',
      locale: 'en',
      state: { places: [], current: 0 },
    });
    await lesson.page.getByText('“X” is not written yet.').waitFor();
    assert.equal(await lesson.page.locator('.body').count(), 0);
  });

  for (const [what, width] of [
    ['a narrow side column', 320],
    ['a wide window', 1900],
  ] as const) {
    it(`has a good measure in ${what} and never scrolls sideways`, async () => {
      await lesson.page.setViewportSize({ width, height: 800 });
      await lesson.show(
        sampleView({
          markdown: `${filler(2)}\n\n| a | b |\n|---|---|\n| ${'word '.repeat(30)} | ${'x'.repeat(90)} |`,
        }),
      );
      const { scroll, client, characters } = await lesson.page.evaluate(() => {
        const paragraph = document.querySelector('.body p') as HTMLElement;
        const style = getComputedStyle(paragraph);
        const pen = document.createElement('canvas').getContext('2d');
        if (pen) pen.font = style.font;
        const average = (pen?.measureText(paragraph.innerText).width ?? 1) / paragraph.innerText.length;
        const { scrollWidth: scroll, clientWidth: client } = document.documentElement;
        return { scroll, client, characters: paragraph.clientWidth / average };
      });
      assert.ok(scroll <= client, `${scroll} px of content in ${client} px`);
      assert.ok(characters <= 85, `${characters} characters a line`);
      if (width > 1000) assert.ok(characters >= 65, `${characters} characters a line`);
    });
  }
});

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { plainPageHtml } from '../../src/protocol/plainPage.ts';
import { shared } from './hooks.ts';
import { LessonOnPage } from './lessonOnPage.ts';
import { sampleView } from './sampleLesson.ts';

const slug = 'sample';

describe('the example on the page', () => {
  let lesson: LessonOnPage;
  beforeEach(async () => {
    lesson = await LessonOnPage.open(sampleView());
  });
  afterEach(async () => {
    assert.deepEqual(lesson.errors, []);
    await lesson.close();
  });

  const section = () => lesson.page.locator('.example');
  const output = (inside: Locator = section()) => inside.locator('.run-output pre');
  const print = (text: string, stream: 'stdout' | 'stderr' = 'stdout', dropped = 0) =>
    lesson.send({ type: 'runOutput', slug, stream, text, dropped });
  const run = async () => {
    await lesson.button('Run the example', section()).click();
    await lesson.waitForPost('run');
  };

  it('runs, prints what comes, tells its streams apart and says how it ended', async () => {
    await run();
    await section().getByText('Running…').waitFor();
    await print('first\n');
    await print('careful\n', 'stderr');
    await print('second\n');
    assert.equal(await output().innerText(), 'first\ncareful\nsecond\n');
    assert.equal(await output().locator('.stderr').innerText(), 'careful\n');
    const colour = (stream: string) =>
      output()
        .locator(`.${stream}`)
        .first()
        .evaluate((piece) => getComputedStyle(piece).color);
    assert.notEqual(await colour('stderr'), await colour('stdout'));
    await lesson.send({ type: 'runEnded', slug, end: { code: 3, milliseconds: 1234, stopped: false } });
    assert.equal(await section().locator('.run-status').innerText(), 'Exit code 3 after 1.23 s');
    assert.equal(await lesson.button('Stop').count(), 0);
  });

  it('starts anew with an empty screen', async () => {
    await run();
    await print('old\n');
    await run();
    assert.equal(await output().textContent(), '');
  });

  it('can be stopped', async () => {
    await run();
    await lesson.button('Stop').click();
    assert.deepEqual(await lesson.waitForPost('stop'), { type: 'stop', slug });
    await lesson.send({ type: 'runEnded', slug, end: { milliseconds: 900, stopped: true } });
    await section().getByText('Stopped after 0.90 s').waitFor();
  });

  it('runs from its code, and prints beneath it', async () => {
    const code = lesson.page.locator('figure.code', { hasText: 'main.ts' });
    await lesson.button('Run the example', code).click();
    await lesson.waitForPost('run');
    await print('here\n');
    assert.equal(await output(code).innerText(), 'here\n');
    const other = lesson.page.locator('figure.code').first();
    assert.equal(await lesson.button('Run the example', other).count(), 0);
  });

  it('opens in a terminal, and as a lab', async () => {
    await lesson.button('Open in terminal').click();
    await lesson.waitForPost('lab', ({ action }) => action === 'runInTerminal');
    await lesson.button('Open as lab').click();
    await lesson.waitForPost('lab', ({ action }) => action === 'openLab');
  });

  it('of another lesson prints nothing here', async () => {
    await run();
    await lesson.send({ type: 'runOutput', slug: 'other', stream: 'stdout', text: 'x', dropped: 0 });
    assert.equal(await output().textContent(), '');
  });

  it('where nothing runs shows what it would print, and why', async () => {
    await lesson.send({ type: 'runUnavailable', slug, reason: 'There is no Node here.' });
    assert.equal(
      await section().locator('.run-status').innerText(),
      'There is no Node here. This is what it prints:',
    );
    assert.equal(await output().innerText(), 'a saga\n');
  });

  it('keeps the end of a flood, says what it left out, and stays usable', async () => {
    await run();
    const batch = `${'0123456789'.repeat(1_999)}012345678\n`;
    for (let sent = 0; sent < 60; sent++) await print(batch, 'stdout', 80_000);
    await print('the end\n');
    const kept = (await output().textContent()) ?? '';
    assert.ok(kept.length <= 100_000, `${kept.length} characters`);
    assert.ok(kept.endsWith('the end\n'));
    const leftOut = 60 * (batch.length + 80_000) + 'the end\n'.length - kept.length;
    assert.equal(
      await section().locator('.run-note').innerText(),
      `${leftOut.toLocaleString('en')} characters of the output are left out.`,
    );
    assert.ok(
      await output().evaluate((pre) => pre.scrollHeight - pre.scrollTop - pre.clientHeight < 2),
      'the end is in sight',
    );
    await lesson.button('Stop').click();
    await lesson.waitForPost('stop');
  });

  it('speaks Korean', async () => {
    await lesson.show(sampleView({ requestedLocale: 'ko' }));
    await lesson.button('예제 실행하기', section()).click();
    await lesson.send({ type: 'runEnded', slug, end: { code: 0, milliseconds: 500, stopped: false } });
    assert.equal(await section().locator('.run-status').innerText(), '0.50초 만에 끝났습니다 (종료 코드 0)');
  });

  it('in a plain browser shows what it prints', async () => {
    const { site } = shared();
    const html = plainPageHtml({ view: sampleView(), colours: [], assets: '/webview/' });
    await writeFile(join(site.folder, 'plain.html'), html);
    await lesson.page.addInitScript(() => Reflect.deleteProperty(window, 'acquireVsCodeApi'));
    await lesson.page.goto(`${site.address}plain.html`);
    await section().getByText('The example runs in the editor only.').waitFor();
    const patterns = lesson.page.getByRole('region', { name: 'Put it into your code' });
    await patterns.getByText('pb-saga-def').waitFor();
    assert.equal(await patterns.getByRole('button').count(), 0);
    assert.equal(await output().innerText(), 'a saga\n');
    assert.equal(await lesson.button('Run the example').count(), 0);
  });
});

describe('the exercise on the page', () => {
  let lesson: LessonOnPage;
  before(async () => {
    lesson = await LessonOnPage.open(sampleView());
  });
  after(() => lesson.close());

  const passed = () => lesson.page.locator('.exercise').getByText('Passed');

  for (const [name, action] of [
    ['Open the exercise', 'startExercise'],
    ['Check', 'checkExercise'],
    ['Show the solution', 'showSolution'],
    ['Start over', 'resetExercise'],
  ] as const) {
    it(`has the button “${name}”`, async () => {
      await lesson.button(name).click();
      await lesson.waitForPost('lab', (message) => message.action === action);
    });
  }

  it('says when it is passed, also while it is shown', async () => {
    assert.equal(await passed().count(), 0);
    await lesson.send({ type: 'marks', slug, marks: [], exercisePassed: true });
    await passed().waitFor();
    await lesson.show(sampleView());
    assert.equal(await passed().count(), 0);
    await lesson.show(sampleView(), { exercisePassed: true });
    await passed().waitFor();
  });
});

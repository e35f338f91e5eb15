import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { planFor, planQuery, type Variant } from '../../src/core/playground/plan.ts';
import type { PlaygroundMessage, PlaygroundShow } from '../../src/protocol/playground.ts';
import { violations } from './axe.ts';
import { fakeEditor, type Recorder } from './fakeEditor.ts';
import { shared } from './hooks.ts';
import { startInTheme, themeNames } from './themes.ts';

type TestWindow = Recorder<PlaygroundMessage, unknown>;

describe('the saga playground', () => {
  let page: Page;
  let errors: string[];

  beforeEach(async () => {
    page = await shared().browser.newPage({ reducedMotion: 'reduce' });
    errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
  });
  afterEach(async () => {
    assert.deepEqual(errors, []);
    await page.close();
  });

  async function open(
    { plan = '', locale = 'en' }: Partial<PlaygroundShow> = {},
    theme: (typeof themeNames)[number] = 'light',
  ): Promise<void> {
    await page.addInitScript(fakeEditor);
    await startInTheme(page, theme);
    await page.goto(`${shared().site.address}playground`);
    await page.waitForFunction(() => (window as unknown as TestWindow).posted.length > 0);
    await page.evaluate((data) => window.dispatchEvent(new MessageEvent('message', { data })), {
      type: 'show',
      locale,
      plan,
    } satisfies PlaygroundShow);
    await page.locator('.diagram-sheet svg').waitFor();
  }

  const show = (variant: Variant) => open({ plan: planQuery(planFor(variant)) });
  const invariant = (id: string) => page.locator(`[data-invariant=${id}]`);
  const service = (name: string) => page.locator(`[data-service=${name}]`);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const posts = () => page.evaluate(() => (window as unknown as TestWindow).posted);
  const broken = () =>
    page
      .locator('.invariants .broken')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-invariant')));

  for (const [variant, found] of [
    ['orchestrated', []],
    ['choreographed', []],
    ['noCompensation', ['I4']],
    ['dualWrite', ['I4']],
    ['nonIdempotentConsumer', ['I2', 'I3']],
  ] as const) {
    it(`shows what the ${variant} saga breaks`, async () => {
      await show(variant);
      assert.deepEqual(await broken(), found);
    });
  }

  it('changes the saga and keeps its faults in sight', async () => {
    await show('orchestrated');
    await page.getByLabel('How it is built').selectOption('dualWrite');
    await invariant('I4').and(page.locator('.broken')).waitFor();
    assert.equal(await page.getByLabel('A process dies at').inputValue(), 'order:after-commit');
    await page.getByLabel('A process dies at').selectOption('');
    await invariant('I4').and(page.locator('.holds')).waitFor();
  });

  it('is driven step by step, forward and back', async () => {
    await show('orchestrated');
    assert.match(await service('order').innerText(), /ord-1001 APPROVED/);
    await press('First step');
    assert.match(await service('order').innerText(), /ord-1001 PENDING/);
    assert.match(await service('inventory').innerText(), /nothing yet/);
    assert.match(await invariant('I4').innerText(), /known at the end/);
    assert.match(await page.locator('.position').innerText(), /^Step 1 of \d+, 1\.000 s$/);
    await press('Step');
    await press('Step');
    assert.match(await page.locator('.position').innerText(), /^Step 3 of/);
    await press('Step back');
    assert.match(await page.locator('.position').innerText(), /^Step 2 of/);
    await press('Run to the end');
    assert.match(await service('shipping').innerText(), /ord-1001 scheduled/);
  });

  it('is driven by keyboard', async () => {
    await show('orchestrated');
    await page.getByRole('slider').focus();
    await page.keyboard.press('Home');
    assert.match(await page.locator('.position').innerText(), /^Step 1 of/);
    await page.keyboard.press('ArrowRight');
    assert.match(await page.locator('.position').innerText(), /^Step 2 of/);
  });

  it('draws the messages and lists what happened', async () => {
    await show('nonIdempotentConsumer');
    const drawing = page.locator('.diagram-sheet svg');
    await drawing.getByText('CapturePayment ord-1001').first().waitFor();
    await drawing.getByText('crashes at before-ack').waitFor();
    assert.equal(await page.locator('.log [data-kind=crashed]').count(), 1);
    assert.equal(await page.locator('.log [data-kind=restarted]').count(), 1);
  });

  it('gives the link of its run, and keeps the plan', async () => {
    await show('orchestrated');
    await page.getByLabel('Seed').fill('77');
    await page.getByLabel('Seed').press('Tab');
    await press('Copy link to this run');
    const plan = planQuery({ ...planFor('orchestrated'), seed: 77 });
    assert.deepEqual((await posts()).at(-1), { type: 'copyLink', plan });
    assert.deepEqual(await page.evaluate(() => (window as unknown as TestWindow).kept), { plan });
  });

  it('leads to the lesson', async () => {
    await show('choreographed');
    await press('Read the lesson');
    assert.deepEqual((await posts()).at(-1), { type: 'openLesson', slug: '04c-saga-choreography' });
  });

  it('runs in a plain browser from its address alone', async () => {
    await page.goto(`${shared().site.address}playground?${planQuery(planFor('dualWrite'))}`);
    await invariant('I4').and(page.locator('.broken')).waitFor();
  });

  it('fits a narrow side column', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await show('dualWrite');
    assert.ok(
      await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    );
  });

  for (const theme of themeNames) {
    for (const locale of ['en', 'ko'] as const) {
      it(`has nothing serious for axe in the theme ${theme}, in ${locale}`, async () => {
        await open({ plan: planQuery(planFor('nonIdempotentConsumer')), locale }, theme);
        assert.deepEqual(await violations(page), []);
      });
    }
  }
});

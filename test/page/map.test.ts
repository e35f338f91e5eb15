import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { MapHandler, MapMessage, MapSender, MessageMap, Place } from '../../src/core/map/model.ts';
import { wholeMap } from '../../src/core/map/view.ts';
import type { MapChoice, MapPageMessage, MapShow } from '../../src/protocol/mapPage.ts';
import { violations } from './axe.ts';
import { fakeEditor, type Recorder } from './fakeEditor.ts';
import { shared } from './hooks.ts';
import { changeTheme, startInTheme, themeNames } from './themes.ts';

type TestWindow = Recorder<MapPageMessage, MapChoice>;

describe('the map page', () => {
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

  async function send(message: MapShow): Promise<void> {
    await page.evaluate((data) => window.dispatchEvent(new MessageEvent('message', { data })), message);
  }

  async function open(
    parts: Partial<Extract<MapShow, { type: 'show' }>> = {},
    theme: (typeof themeNames)[number] = 'light',
  ): Promise<void> {
    await page.addInitScript(fakeEditor);
    await startInTheme(page, theme);
    await page.goto(`${shared().site.address}map`);
    await page.waitForFunction(() => (window as unknown as TestWindow).posted.length > 0);
    const choice: MapChoice = { filter: wholeMap, picture: 'flowchart' };
    await send({ type: 'show', locale: 'en', map: shopMap, complete: true, choice, ...parts });
  }

  const drawing = () => page.locator('.diagram-sheet svg');
  const box = (name: string) => drawing().getByRole('button', { name });
  const posts = () => page.evaluate(() => (window as unknown as TestWindow).posted);
  const rows = () =>
    page
      .locator('[data-message]')
      .evaluateAll((found) => found.map((row) => row.getAttribute('data-message')));

  it('draws who sends and who handles, and says it in a table', async () => {
    await open();
    await box('Open PlaceOrderHandler').waitFor();
    await box('Open OrderPlaced').waitFor();
    assert.deepEqual(await rows(), ['order/PlaceOrder', 'order/OrderPlaced', 'payment/AuthorizePayment']);
    const row = await page.locator('[data-message="order/OrderPlaced"]').innerText();
    assert.match(row, /OrderPlaced\s+event\s+order\s+PlaceOrderHandler\s+OrderSaga\s+OrdersProjection/);
    assert.match(await page.locator('[data-message="payment/AuthorizePayment"]').innerText(), /nobody$/);
    assert.match(await page.locator('.map-found').innerText(), /^3 messages, 3 handlers, 1 service$/);
  });

  it('opens the code of a box by pointer and by keyboard', async () => {
    await open();
    await box('Open OrderSaga').click();
    assert.deepEqual((await posts()).at(-1), { type: 'open', place: at('order/saga.ts', 4) });
    await box('Open PlaceOrderHandler').focus();
    await page.keyboard.press('Enter');
    assert.deepEqual((await posts()).at(-1), { type: 'open', place: at('order/placeOrder.ts', 9) });
    await page.locator('.map-table').getByRole('button', { name: 'Open PlaceOrder', exact: true }).click();
    assert.deepEqual((await posts()).at(-1), { type: 'open', place: at('order/messages.ts', 1) });
  });

  it('shows what is chosen and keeps the choice', async () => {
    await open();
    await page.getByLabel('Name contains').fill('authorize');
    await page.locator('[data-message="order/PlaceOrder"]').waitFor({ state: 'detached' });
    assert.deepEqual(await rows(), ['payment/AuthorizePayment']);
    await page.getByRole('button', { name: 'Show everything' }).click();
    assert.equal(await page.getByLabel('Name contains').inputValue(), '');
    await page.getByLabel('Events').uncheck();
    await page.locator('[data-message="order/OrderPlaced"]').waitFor({ state: 'detached' });
    const kept = await page.evaluate(() => (window as unknown as TestWindow).kept);
    assert.deepEqual(kept?.filter.kinds, ['command', 'query']);
    assert.deepEqual((await posts()).at(-1), { type: 'choice', choice: kept });
  });

  it('starts from a message', async () => {
    await open();
    await page.getByLabel('Reached from').selectOption('order/OrderPlaced');
    await page.locator('[data-message="order/PlaceOrder"]').waitFor({ state: 'detached' });
    assert.deepEqual(await rows(), ['order/OrderPlaced', 'payment/AuthorizePayment']);
  });

  it('draws the same as a sequence', async () => {
    await open();
    await page.getByLabel('Sequence').check();
    await drawing().getByText('PlaceOrder', { exact: true }).first().waitFor();
    assert.equal(await drawing().getAttribute('aria-roledescription'), 'sequence');
  });

  it('folds a large map by service, and unfolds a service by keyboard', async () => {
    await open({ map: largeMap(8, 12) });
    await box('Unfold service3').waitFor();
    assert.ok((await drawing().locator('g.node').count()) <= 60);
    await box('Unfold service3').focus();
    await page.keyboard.press('Enter');
    await box('Open Event3x4').waitFor();
    await page.getByRole('button', { name: 'Fold all services' }).click();
    await box('Unfold service3').waitFor();
  });

  it('gives Markdown, source and image', async () => {
    await open();
    await page.getByRole('button', { name: 'Open as Markdown' }).click();
    const markdown = (await posts()).at(-1);
    assert.ok(markdown?.type === 'openMarkdown' && /```mermaid\n[^`]*PlaceOrderHandler/.test(markdown.text));
    await page.locator('.diagram').hover();
    await page.getByRole('button', { name: 'Save as SVG' }).click();
    await page.waitForFunction(() =>
      (window as unknown as TestWindow).posted.some(({ type }) => type === 'saveImage'),
    );
  });

  it('says that the workspace is being read, and that there is nothing', async () => {
    const nothing: MessageMap = { messages: [], handlers: [], senders: [] };
    await open({ map: nothing, complete: false });
    await page.getByText('still being read').waitFor();
    await send({
      type: 'show',
      locale: 'ko',
      map: nothing,
      complete: true,
      choice: { filter: wholeMap, picture: 'flowchart' },
    });
    await page.getByText('찾지 못했습니다').waitFor();
    await send({ type: 'unavailable', locale: 'en', message: 'No server' });
    await page.getByText('No server').waitFor();
  });

  it('stays legible when the theme changes', async () => {
    await open();
    await box('Open OrderSaga').waitFor();
    await changeTheme(page, 'highContrastDark');
    await box('Open OrderSaga').waitFor();
    assert.deepEqual(await violations(page), []);
  });

  it('fits a narrow side column', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await open();
    await box('Open OrderSaga').waitFor();
    assert.ok(
      await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    );
  });

  it('breaks no word of the table where room is scarce', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await open({ locale: 'ko' });
    const kind = page.locator('[data-message="order/OrderPlaced"] td').first();
    const lines = await kind.evaluate((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return range.getClientRects().length;
    });
    assert.deepEqual([await kind.innerText(), lines], ['이벤트', 1]);
  });

  for (const theme of themeNames) {
    for (const locale of ['en', 'ko'] as const) {
      it(`has nothing serious for axe in the theme ${theme}, in ${locale}`, async () => {
        await open({ locale }, theme);
        await drawing().waitFor();
        assert.deepEqual(await violations(page), []);
      });
    }
  }
});

function at(path: string, line: number): Place {
  return { path, range: { start: { line, character: 0 }, end: { line, character: 5 } } };
}

const shopMap: MessageMap = {
  messages: [
    message('PlaceOrder', 'command', 'order', at('order/messages.ts', 1)),
    message('OrderPlaced', 'event', 'order', at('order/messages.ts', 7)),
    message('AuthorizePayment', 'command', 'payment', at('payment/messages.ts', 2)),
  ],
  handlers: [
    handler(
      'PlaceOrderHandler',
      'commandHandler',
      ['order/PlaceOrder'],
      ['order/OrderPlaced'],
      'placeOrder',
      9,
    ),
    handler('OrderSaga', 'saga', ['order/OrderPlaced'], ['payment/AuthorizePayment'], 'saga', 4),
    handler('OrdersProjection', 'projection', ['order/OrderPlaced'], [], 'orders', 12),
  ],
  senders: [
    sender('order/PlaceOrder', 'OrdersController.place', undefined, 'controller', 20),
    sender('order/OrderPlaced', 'PlaceOrderHandler.execute', 'PlaceOrderHandler', 'placeOrder', 14),
    sender('payment/AuthorizePayment', 'OrderSaga.onPlaced', 'OrderSaga', 'saga', 8),
  ],
};

function message(name: string, kind: MapMessage['kind'], service: string, declared: Place): MapMessage {
  return { id: `${service}/${name}`, name, kind, service, declared };
}

function handler(
  name: string,
  role: MapHandler['role'],
  handles: readonly string[],
  emits: readonly string[],
  file: string,
  line: number,
): MapHandler {
  return {
    id: `order/${file}.ts#${name}`,
    name,
    role,
    service: 'order',
    place: at(`order/${file}.ts`, line),
    handles,
    emits,
  };
}

function sender(
  message: string,
  within: string,
  handlerName: string | undefined,
  file: string,
  line: number,
): MapSender {
  const path = `order/${file}.ts`;
  return {
    message,
    service: 'order',
    place: at(path, line),
    ...(handlerName && { handler: `${path}#${handlerName}` }),
    within,
  };
}

/** Services in a ring: each handles the events of the one before. */
function largeMap(services: number, events: number): MessageMap {
  const name = (service: number, event: number) => `Event${service % services}x${event}`;
  const pairs = Array.from({ length: services * events }, (_, index) => [
    Math.floor(index / events),
    index % events,
  ]) as [number, number][];
  return {
    messages: pairs.map(([service, event]) =>
      message(name(service, event), 'event', `service${service}`, at(`${service}.ts`, event)),
    ),
    handlers: pairs.map(([service, event]) => ({
      id: `${service}.ts#On${name(service, event)}`,
      name: `On${name(service, event)}`,
      role: 'eventHandler',
      service: `service${service}`,
      place: at(`${service}.ts`, 100 + event),
      handles: [`service${service}/${name(service, event)}`],
      emits: [`service${(service + 1) % services}/${name(service + 1, event)}`],
    })),
    senders: [],
  };
}

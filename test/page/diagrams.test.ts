import assert from 'node:assert/strict';
import { LessonOnPage } from './lessonOnPage.ts';
import { sampleView } from './sampleLesson.ts';
import { changeTheme } from './themes.ts';

describe('a diagram on the lesson page', () => {
  let lesson: LessonOnPage;
  beforeEach(async () => {
    lesson = await LessonOnPage.open(sampleView());
    await lesson.diagram(1).locator('svg[aria-roledescription]').waitFor();
  });
  afterEach(async () => {
    assert.deepEqual(lesson.errors, []);
    assert.deepEqual(lesson.outsideRequests, []);
    await lesson.close();
  });

  const fillOf = (): Promise<string> =>
    lesson
      .diagram(1)
      .locator('.node rect')
      .first()
      .evaluate((box) => getComputedStyle(box).fill);

  it('is drawn with its caption, and says to a screen reader what it shows', async () => {
    const figure = lesson.diagram(1);
    const drawing = figure.locator('svg[aria-roledescription]');
    assert.match(await drawing.innerHTML(), /Two services/);
    assert.match(await drawing.innerHTML(), /The order service calls the payment service\./);
    assert.equal(await figure.locator('figcaption').innerText(), 'Two services');
    await figure.getByText('This diagram in words').click();
    assert.equal(
      await figure.locator('details p').innerText(),
      'The order service calls the payment service.',
    );
  });

  it('is made of SVG alone, so that its file opens elsewhere', async () => {
    assert.equal(await lesson.diagram(1).locator('foreignObject').count(), 0);
  });

  it('that is wrong shows its source, the line and the message, and the page goes on', async () => {
    const wrong = lesson.diagram(2);
    await wrong.locator('.diagram-error').waitFor();
    assert.match(await wrong.innerText(), /This diagram cannot be drawn: line 4 is wrong\./);
    assert.equal(await wrong.locator('.line.wrong').innerText(), '  b --> --> c');
    assert.equal(await wrong.getByRole('toolbar').isVisible(), false);
    await lesson.diagram(3).scrollIntoViewIfNeeded();
    await lesson.diagram(3).locator('svg[aria-roledescription]').waitFor();
  });

  it('counts lines as the author does, comments included', async () => {
    const markdown = '```mermaid\n%% why\nflowchart LR\n%% more\n  a --> --> b\n```';
    await lesson.show(sampleView({ markdown }));
    assert.equal(await lesson.page.locator('.line.wrong').innerText(), '  a --> --> b');
  });

  it('waits until the reader comes near, in room kept for it', async () => {
    const far = lesson.diagram(3);
    assert.equal(await far.locator('svg[aria-roledescription]').count(), 0);
    assert.ok(((await far.locator('.diagram-frame').boundingBox())?.height ?? 0) >= 120);
    await lesson.heading('far').evaluate((heading) => heading.scrollIntoView());
    await far.locator('svg[aria-roledescription]').waitFor();
  });

  it('takes the colours of the theme, and follows when they change', async () => {
    const light = await fillOf();
    await changeTheme(lesson.page, 'dark');
    await lesson.page.waitForFunction((before) => {
      const box = document.querySelector('.diagram .node rect');
      return box && getComputedStyle(box).fill !== before;
    }, light);
    const dark = await fillOf();
    await changeTheme(lesson.page, 'highContrastDark');
    await lesson.page.waitForFunction((before) => {
      const box = document.querySelector('.diagram .node rect');
      return box && getComputedStyle(box).fill !== before;
    }, dark);
    assert.equal(await fillOf(), 'rgb(0, 0, 0)');
  });

  describe('zooms', () => {
    const transform = (): Promise<string> =>
      lesson
        .diagram(1)
        .locator('.diagram-sheet')
        .evaluate((sheet) => (sheet as HTMLElement).style.transform);

    it('with Alt and the wheel, and leaves the wheel alone to the page', async () => {
      await lesson.diagram(1).locator('.diagram-frame').scrollIntoViewIfNeeded();
      await lesson.diagram(1).locator('.diagram-frame').hover();
      const before = await lesson.page.evaluate(() => window.scrollY);
      await lesson.page.keyboard.down('Alt');
      await lesson.page.mouse.wheel(0, -200);
      await lesson.page.keyboard.up('Alt');
      await lesson.page.waitForFunction(() => document.querySelector('.diagram-frame.zoomed'));
      assert.equal(await lesson.page.evaluate(() => window.scrollY), before);
      assert.match(await transform(), /scale\(1\.[0-9]+\)/);
      const zoomed = await transform();
      await lesson.page.mouse.wheel(0, 200);
      await lesson.page.waitForFunction((top) => window.scrollY > top, before);
      assert.equal(await transform(), zoomed);
    });

    it('by keyboard, moves, and goes back', async () => {
      await lesson.diagram(1).locator('.diagram-frame').focus();
      await lesson.page.keyboard.press('+');
      const zoomed = await transform();
      assert.match(zoomed, /scale\(1\.25\)/);
      await lesson.page.keyboard.press('ArrowRight');
      assert.notEqual(await transform(), zoomed);
      await lesson.page.keyboard.press('0');
      assert.equal(await transform(), '');
    });

    it('by buttons, and by dragging what is zoomed', async () => {
      const frame = lesson.diagram(1).locator('.diagram-frame');
      await frame.hover();
      await lesson.button('Zoom in', lesson.diagram(1)).click();
      const zoomed = await transform();
      const box = await frame.boundingBox();
      assert.ok(box);
      await lesson.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await lesson.page.mouse.down();
      await lesson.page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2);
      await lesson.page.mouse.up();
      assert.notEqual(await transform(), zoomed);
      await lesson.button('Reset zoom', lesson.diagram(1)).click();
      assert.equal(await transform(), '');
    });

    it('to the whole page, and Escape brings it back to its place', async () => {
      await lesson.diagram(1).hover();
      await lesson.button('Full screen', lesson.diagram(1)).click();
      const dialog = lesson.page.getByRole('dialog', { name: 'Two services' });
      const size = await dialog.locator('svg[aria-roledescription]').boundingBox();
      assert.ok((size?.width ?? 0) > 900, `${size?.width} px wide`);
      await lesson.page.keyboard.press('Escape');
      assert.equal(await lesson.page.getByRole('dialog').count(), 0);
      assert.equal(await lesson.diagram(1).locator('svg[aria-roledescription]').count(), 1);
    });
  });

  it('is saved as SVG and as PNG, and its source is copied', async () => {
    const figure = lesson.diagram(1);
    await figure.hover();
    await lesson.button('Save as SVG', figure).click();
    const svg = await lesson.waitForPost('saveImage');
    assert.equal(svg.name, 'sample-diagram-1');
    const text = Buffer.from(svg.base64, 'base64').toString();
    assert.match(text, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.match(text, /payment/);
    await lesson.forgetPosts();
    await lesson.button('Save as PNG', figure).click();
    const png = Buffer.from((await lesson.waitForPost('saveImage')).base64, 'base64');
    assert.deepEqual([...png.subarray(1, 4)], [...Buffer.from('PNG')]);
    assert.ok(png.readUInt32BE(16) > 200, 'the picture is too narrow');
    await lesson.button('Copy source', figure).click();
    assert.match((await lesson.waitForPost('copy')).text, /^flowchart LR/);
  });

  it('is copied as an image', async () => {
    await lesson.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await lesson.diagram(1).hover();
    await lesson.button('Copy image', lesson.diagram(1)).click();
    await lesson.page.getByText('Image copied').waitFor();
    const types = await lesson.page.evaluate(async () =>
      (await navigator.clipboard.read()).flatMap((item) => item.types),
    );
    assert.deepEqual(types, ['image/png']);
  });

  it('says so where an image cannot be copied', async () => {
    await lesson.page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new Error('not allowed'));
    });
    await lesson.diagram(1).hover();
    await lesson.button('Copy image', lesson.diagram(1)).click();
    await lesson.page.getByText('The image could not be copied. Save it as PNG instead.').waitFor();
    assert.match((await lesson.waitForPost('failed')).message, /not allowed/);
  });

  it('of every kind is drawn', async () => {
    const kinds = {
      flowchart: 'flowchart LR\n  a --> b',
      sequence: 'sequenceDiagram\n  A->>B: x',
      state: 'stateDiagram-v2\n  [*] --> A',
      class: 'classDiagram\n  A <|-- B',
      er: 'erDiagram\n  A ||--o{ B : has',
      gantt: 'gantt\n  dateFormat YYYY-MM-DD\n  A :a1, 2026-01-01, 3d',
      journey: 'journey\n  section S\n    Go: 5: Me',
      pie: 'pie\n  "a" : 1',
      quadrant: 'quadrantChart\n  x-axis Low --> High\n  A: [0.3, 0.6]',
      xychart: 'xychart-beta\n  x-axis [a, b]\n  y-axis "n" 0 --> 5\n  bar [1, 2]',
      timeline: 'timeline\n  2026 : now',
      mindmap: 'mindmap\n  root\n    a',
      git: 'gitGraph\n  commit\n  commit',
      block: 'block-beta\n  a b',
      kanban: 'kanban\n  Todo\n    [a]',
      sankey: 'sankey-beta\n\na,b,1',
    };
    const markdown = Object.values(kinds)
      .map((source) => `\`\`\`mermaid\n${source}\n\`\`\``)
      .join('\n\n');
    await lesson.show(sampleView({ markdown }));
    for (const [index, kind] of Object.keys(kinds).entries()) {
      const figure = lesson.diagram(index + 1);
      await figure.scrollIntoViewIfNeeded();
      await figure.locator('svg[aria-roledescription], .diagram-error').waitFor();
      assert.equal(await figure.locator('.diagram-error').count(), 0, `${kind}: ${await figure.innerText()}`);
    }
  });
});

/** CSS pixels to the right and down. */
type Point = readonly [x: number, y: number];

describe('a diagram under fingers', () => {
  let lesson: LessonOnPage;
  beforeEach(async () => {
    lesson = await LessonOnPage.open(sampleView(), { touch: true, width: 420, height: 800 });
    await lesson.diagram(1).locator('svg[aria-roledescription]').waitFor();
    await lesson.diagram(1).scrollIntoViewIfNeeded();
  });
  afterEach(() => lesson.close());

  const scale = (): Promise<number> =>
    lesson
      .diagram(1)
      .locator('.diagram-sheet')
      .evaluate((sheet) => new DOMMatrix(getComputedStyle(sheet).transform).a);
  const scrolled = (): Promise<number> => lesson.page.evaluate(() => window.scrollY);

  /** Moves fingers, each from the diagram's middle plus `from` to its middle plus `to`, in CSS pixels. */
  async function touch(fingers: readonly { readonly from: Point; readonly to: Point }[]): Promise<void> {
    const box = await lesson.diagram(1).locator('.diagram-frame').boundingBox();
    assert.ok(box);
    const middle: Point = [box.x + box.width / 2, box.y + box.height / 2];
    const devTools = await lesson.page.context().newCDPSession(lesson.page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) =>
      devTools.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([x, y], id) => ({ x: middle[0] + x, y: middle[1] + y, id })),
      });
    await send(
      'touchStart',
      fingers.map(({ from }) => from),
    );
    for (let part = 1; part <= 10; part++) {
      const along = (from: number, to: number): number => from + ((to - from) * part) / 10;
      await send(
        'touchMove',
        fingers.map(({ from, to }): Point => [along(from[0], to[0]), along(from[1], to[1])]),
      );
    }
    await send('touchEnd', []);
    await devTools.detach();
  }

  it('is zoomed by two, and the page stays as it is', async () => {
    const before = await scrolled();
    await touch([
      { from: [-10, -20], to: [-20, -70] },
      { from: [10, 20], to: [20, 70] },
    ]);
    assert.ok((await scale()) > 1.4, `scale ${await scale()}`);
    assert.equal(await scrolled(), before);
    assert.equal(await lesson.page.evaluate(() => visualViewport?.scale), 1);
  });

  it('lets one scroll the page until it is zoomed, then move it', async () => {
    const before = await scrolled();
    await touch([{ from: [0, 60], to: [0, -60] }]);
    assert.ok((await scrolled()) > before);
    assert.equal(await scale(), 1);
    await lesson.button('Zoom in', lesson.diagram(1)).tap();
    const top = await scrolled();
    const shift = (): Promise<number> =>
      lesson
        .diagram(1)
        .locator('.diagram-sheet')
        .evaluate((sheet) => new DOMMatrix(getComputedStyle(sheet).transform).f);
    await touch([{ from: [0, 30], to: [0, -30] }]);
    assert.notEqual(await shift(), 0);
    assert.equal(await scrolled(), top);
  });
});

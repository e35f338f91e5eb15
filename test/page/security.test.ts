import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pageHtml } from '../../src/editor/page/pageHtml.ts';
import { LessonOnPage } from './lessonOnPage.ts';
import { sampleView } from './sampleLesson.ts';

const payloads = JSON.parse(
  readFileSync(new URL('../fixtures/hostile/markdown.json', import.meta.url), 'utf8'),
) as readonly string[];
const diagrams = JSON.parse(
  readFileSync(new URL('../fixtures/hostile/diagrams.json', import.meta.url), 'utf8'),
) as readonly string[];

describe('a hostile lesson', () => {
  let lesson: LessonOnPage;
  const alerts: string[] = [];
  beforeEach(async () => {
    lesson = await LessonOnPage.open(sampleView({ markdown: 'nothing yet' }));
    alerts.length = 0;
    lesson.page.on('dialog', async (dialog) => {
      alerts.push(dialog.message());
      await dialog.dismiss();
    });
  });
  afterEach(() => lesson.close());

  /** Clicks everything that looks like a link and waits for what a script would do. */
  async function provoke(): Promise<void> {
    for (const link of await lesson.page.locator('.body a, .body svg a').all()) {
      await link.dispatchEvent('click');
      await link.dispatchEvent('mouseover');
      await link.dispatchEvent('focus');
    }
    await lesson.page.waitForTimeout(300);
  }

  async function assertHarmless(): Promise<void> {
    assert.deepEqual(alerts, []);
    assert.deepEqual(lesson.outsideRequests, []);
    assert.equal(
      await lesson.page.locator('.body script, .body iframe, .body object, .body embed').count(),
      0,
    );
    assert.deepEqual(
      await lesson.page.evaluate(() =>
        [...document.querySelectorAll('.body *')].flatMap((element) =>
          element.getAttributeNames().filter((name) => name.startsWith('on')),
        ),
      ),
      [],
    );
    for (const { url } of await lesson.posted('openOutside')) assert.match(url, /^(?:https?|mailto):/);
    for (const { slug } of await lesson.posted('open')) assert.match(slug, /^(?:before|sample)$/);
    assert.equal(await lesson.title.innerText(), 'A lesson with everything');
  }

  it('of Markdown and HTML runs no script, makes no request and reaches no command', async () => {
    for (let start = 0; start < payloads.length; start += 20) {
      const markdown = payloads.slice(start, start + 20).join('\n\n---\n\n');
      await lesson.show(sampleView({ markdown }));
      await provoke();
      await assertHarmless();
    }
  });

  it('of diagrams runs no script, makes no request and reaches no command', async () => {
    const markdown = diagrams.map((source) => `\`\`\`mermaid\n${source}\n\`\`\``).join('\n\n');
    await lesson.show(sampleView({ markdown }));
    for (let index = 1; index <= diagrams.length; index++) {
      const figure = lesson.diagram(index);
      await figure.scrollIntoViewIfNeeded();
      await figure.locator('svg[aria-roledescription], .diagram-error').first().waitFor();
    }
    await provoke();
    await assertHarmless();
  });
});

describe('a hostile lesson whose reader allows remote images', () => {
  it('fetches images over https, and nothing else', async () => {
    const frame = pageHtml({
      script: '/webview/lesson.mjs',
      style: '/webview/lesson.css',
      cspSource: "'self'",
      nonce: 'page',
      lang: 'en',
      remoteImages: true,
    });
    const images = ['![own](https://images.example/a.png)', '![plain](http://images.example/b.png)'];
    const markdown = [...images, ...payloads].join('\n\n---\n\n');
    const lesson = await LessonOnPage.open(sampleView({ markdown: 'nothing yet' }), { frame });
    const requests: string[] = [];
    let alerts = 0;
    lesson.page.on('dialog', async (dialog) => {
      alerts++;
      await dialog.dismiss();
    });
    await lesson.page.route(/^(?!http:\/\/127\.0\.0\.1)/, async (route) => {
      const request = route.request();
      requests.push(`${request.resourceType()} ${new URL(request.url()).protocol}`);
      await route.fulfill({ status: 404 });
    });
    await lesson.show(sampleView({ markdown, remoteImages: true }));
    const own = lesson.page.getByRole('img', { name: 'own' });
    await own.scrollIntoViewIfNeeded();
    await own.evaluate((image: HTMLImageElement) => image.decode().catch(() => undefined));
    assert.deepEqual([...new Set(requests)], ['image https:']);
    assert.equal(alerts, 0);
    await lesson.close();
  });
});

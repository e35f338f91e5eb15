import type { Locator, Page } from 'playwright-core';
import type { LessonView } from '../../src/core/markdown/lessonView.ts';
import type { HostMessage, KeptState, PageMessage } from '../../src/protocol/lesson.ts';
import { fakeEditor, type Recorder } from './fakeEditor.ts';
import { shared } from './hooks.ts';
import { startInTheme, type ThemeName } from './themes.ts';

export interface OpenOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  /** The screen is touched. */
  readonly touch?: boolean;
  /** HTML of the page's frame, where it is another than the site's. */
  readonly frame?: string;
}

type TestWindow = Recorder<PageMessage, KeptState>;

/** A lesson page in a plain browser, with this test as its host: what the page posts is kept, in order. */
export class LessonOnPage {
  readonly page: Page;
  /** Addresses outside the page's own origin that were asked for. */
  readonly outsideRequests: string[] = [];
  readonly errors: string[] = [];

  private constructor(page: Page, origin: string) {
    this.page = page;
    const isOutside = (url: string): boolean => !url.startsWith(origin) && !/^(?:data|blob):/.test(url);
    page.on('requestfinished', (request) => {
      if (isOutside(request.url())) this.outsideRequests.push(request.url());
    });
    page.on('requestfailed', (request) => {
      // What the page's policy stops never leaves the browser.
      const stopped = request.failure()?.errorText === 'csp';
      if (isOutside(request.url()) && !stopped) this.outsideRequests.push(request.url());
    });
    page.on('pageerror', (error) => this.errors.push(error.message));
  }

  static async open(view: LessonView, options: OpenOptions = {}): Promise<LessonOnPage> {
    const { browser, site } = shared();
    const page = await browser.newPage({
      viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
      reducedMotion: 'reduce',
      hasTouch: options.touch ?? false,
    });
    const lesson = new LessonOnPage(page, site.address);
    const { frame } = options;
    if (frame !== undefined)
      await page.route(site.address, (route) => route.fulfill({ contentType: 'text/html', body: frame }));
    await page.addInitScript(fakeEditor);
    await startInTheme(page, options.theme ?? 'light');
    await page.goto(site.address);
    await page.waitForFunction(() => (window as unknown as TestWindow).posted.length > 0);
    await lesson.show(view);
    return lesson;
  }

  async show(view: LessonView, parts: Partial<Extract<HostMessage, { type: 'show' }>> = {}): Promise<void> {
    const place = { bookId: view.bookId, slug: view.slug, offset: 0 };
    await this.send({
      type: 'show',
      view,
      state: { places: [place], current: 0 },
      answers: [],
      marks: [],
      exercisePassed: false,
      ...parts,
    });
    await this.page.locator('.lesson-head h1', { hasText: view.title }).waitFor();
  }

  async send(message: HostMessage): Promise<void> {
    await this.page.evaluate((sent) => {
      window.dispatchEvent(new MessageEvent('message', { data: sent }));
    }, message);
  }

  /** The messages of one type the page has posted so far. */
  async posted<T extends PageMessage['type']>(
    type: T,
  ): Promise<readonly Extract<PageMessage, { readonly type: T }>[]> {
    const all = await this.page.evaluate(() => (window as unknown as TestWindow).posted);
    return all.filter((message) => message.type === type) as Extract<PageMessage, { readonly type: T }>[];
  }

  /** The last message of a type, once there is one that `wanted` accepts. */
  async waitForPost<T extends PageMessage['type']>(
    type: T,
    wanted: (message: Extract<PageMessage, { readonly type: T }>) => boolean = () => true,
  ): Promise<Extract<PageMessage, { readonly type: T }>> {
    for (;;) {
      const found = (await this.posted(type)).findLast(wanted);
      if (found) return found;
      await this.page.waitForTimeout(50);
    }
  }

  async forgetPosts(): Promise<void> {
    await this.page.evaluate(() => {
      (window as unknown as TestWindow).posted.length = 0;
    });
  }

  async keptState(): Promise<KeptState | undefined> {
    return this.page.evaluate(() => (window as unknown as TestWindow).kept);
  }

  get title(): Locator {
    return this.page.locator('.lesson-head h1');
  }

  /** The heading the outline marks as the one being read. */
  get currentHeading(): Locator {
    return this.page.locator('.outline [aria-current]');
  }

  diagram(number: number): Locator {
    return this.page.locator('figure.diagram').nth(number - 1);
  }

  button(name: string, inside?: Locator): Locator {
    return (inside ?? this.page).getByRole('button', { name, exact: true });
  }

  heading(id: string): Locator {
    return this.page.locator(`[id="${id}"]`);
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';

/** What each frame of VS Code's window writes down; all times are milliseconds since 1970. */
interface Times {
  /** The reader's last key or click; only the window itself gets them. */
  input: number;
  /** First heading of the text on the screen. */
  text?: number;
  /** When each drawing came onto the screen, in order; one that is drawn anew counts again. */
  readonly drawings: number[];
}

declare global {
  interface Window {
    patternbookTimes?: Times;
  }
}

/**
 * Takes times inside the browser, from the reader's key or click to what it brings to the screen: asked from outside,
 * the answer would come late, and asking often would slow down what is measured.
 */
export class Stopwatch {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Windows that are loaded from now on are timed. */
  static async in(context: BrowserContext, page: Page): Promise<Stopwatch> {
    await context.addInitScript(keepTimes);
    return new Stopwatch(page);
  }

  /** From the last key or click until a lesson or a preview shows its first heading. */
  async text(): Promise<number> {
    const input = await this.#input();
    return this.#until((times) => times.text !== undefined && times.text > input && times.text - input);
  }

  /** From the last key or click until `count` diagrams have been drawn. */
  async drawings(count: number): Promise<number> {
    const input = await this.#input();
    return this.#until(({ drawings }) => {
      const last = drawings.filter((time) => time > input)[count - 1];
      return last !== undefined && last - input;
    });
  }

  async #input(): Promise<number> {
    return this.#page.evaluate(() => window.patternbookTimes?.input ?? 0);
  }

  async #until(reached: (times: Times) => number | false): Promise<number> {
    let seen: Times[] = [];
    for (const start = performance.now(); performance.now() - start < 60_000; await wait(100)) {
      seen = await this.#times();
      const result = seen.map(reached).find((time) => time !== false);
      if (result !== undefined) return result;
    }
    throw new Error(`what was to be timed did not come onto the screen; seen: ${JSON.stringify(seen)}`);
  }

  /** Of every frame but the window itself. */
  async #times(): Promise<Times[]> {
    const frames = this.#page.frames().filter((frame) => frame !== this.#page.mainFrame());
    const times = frames.map((frame) => frame.evaluate(() => window.patternbookTimes).catch(() => undefined));
    return (await Promise.all(times)).filter((one) => one !== undefined);
  }
}

/** Runs in every frame before anything else does. VS Code shows a page in a frame within a frame: the outer one looks on. */
function keepTimes(): void {
  const now = (): number => performance.timeOrigin + performance.now();
  const times: Times = { input: 0, drawings: [] };
  window.patternbookTimes = times;
  if (window === window.top) {
    for (const type of ['keydown', 'pointerup']) {
      window.addEventListener(type, () => Object.assign(times, { input: now() }), { capture: true });
    }
    return;
  }
  const seen = new WeakSet<Element>();
  const look = (): void => {
    const frame = document.querySelector<HTMLIFrameElement>('#active-frame');
    const page = frame?.style.visibility === 'visible' ? frame.contentDocument : null;
    if (page?.querySelector('h2')) times.text ??= now();
    for (const drawing of page?.querySelectorAll('.diagram-sheet > svg, .mermaid svg') ?? []) {
      if (!seen.has(drawing)) times.drawings.push(now());
      seen.add(drawing);
    }
    requestAnimationFrame(look);
  };
  look();
}

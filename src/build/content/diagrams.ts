import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { WrittenLesson } from '../../core/course/checkLesson.ts';
import { readSkeleton } from '../../core/course/lessonSkeleton.ts';
import { locales } from '../../core/locale.ts';
import type { Problem } from '../../core/problem.ts';
import type { readDiagramTheme } from '../../webview/diagram/diagramTheme.ts';
import type { Drawing, MermaidEngine } from '../../webview/diagram/mermaidEngine.ts';
import { launchBrowser } from '../hosts/browser.ts';
import { root } from '../paths.ts';

/** What `pageScript` leaves in the page. */
interface DiagramPage {
  diagrams: { MermaidEngine: typeof MermaidEngine; readDiagramTheme: typeof readDiagramTheme };
}

/** The lesson page's own Mermaid in a real browser, to try diagrams with. */
export class DiagramBrowser {
  readonly #browser: Browser;
  readonly #page: Page;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  static async start(): Promise<DiagramBrowser> {
    const [script, browser] = await Promise.all([pageScript(), launchBrowser()]);
    const page = await browser.newPage();
    await page.setContent('<!doctype html><meta charset="utf-8"><body></body>');
    await page.addScriptTag({ content: script });
    return new DiagramBrowser(browser, page);
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  /** Draws every diagram of a lesson in both languages. Paths in the problems are relative to the content folder. */
  async check({ slug, markdown }: WrittenLesson): Promise<readonly Problem[]> {
    const problems: Problem[] = [];
    for (const locale of locales) {
      for (const part of readSkeleton(markdown[locale] ?? '').parts) {
        if (part.kind !== 'diagram') continue;
        const drawing = await this.#draw(part.source);
        if ('svg' in drawing) continue;
        const file = `lessons/${slug}/${locale}.md`;
        const message = `The diagram cannot be drawn: ${drawing.error.split('\n').slice(0, 3).join(' ')}`;
        problems.push({ file, line: part.line + (drawing.line ?? 0), message });
      }
    }
    return problems;
  }

  /** One at a time, as in the lesson page. */
  #draw(source: string): Promise<Drawing> {
    const drawing = this.#queue.then(() => this.#page.evaluate(drawInPage, source));
    this.#queue = drawing.catch(() => undefined);
    return drawing;
  }
}

/** Runs in the browser, where it can reach nothing of this file. */
async function drawInPage(source: string): Promise<Drawing> {
  const { MermaidEngine, readDiagramTheme } = (globalThis as unknown as DiagramPage).diagrams;
  const drawing = await new MermaidEngine().draw('diagram', source, readDiagramTheme());
  if ('error' in drawing) return drawing;
  document.body.innerHTML = drawing.svg;
  const { width = 0, height = 0 } = document.querySelector('svg')?.getBoundingClientRect() ?? {};
  return width > 0 && height > 0 ? drawing : { error: 'the picture is empty' };
}

async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents:
        "export { MermaidEngine } from './mermaidEngine.ts'; export { readDiagramTheme } from './diagramTheme.ts';",
      resolveDir: `${root}/src/webview/diagram`,
    },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    globalName: 'diagrams',
    target: 'es2024',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

import type { FrameLocator, Locator } from 'playwright-core';

import type { Workbench } from './workbench.ts';

/** The lesson in the active editor panel. */
export class LessonPage {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** The page itself: VS Code shows it in a frame within a frame. */
  get frame(): FrameLocator {
    return this.#workbench.webview;
  }

  /** The lesson's title. */
  get title(): Locator {
    return this.frame.locator('.lesson-head h1');
  }

  /** The page's own body, which takes keys. */
  get body(): Locator {
    return this.frame.locator('body');
  }

  /** A link of the outline beside the text. */
  outlineLink(text: string | RegExp): Locator {
    return this.frame.locator('.outline a', { hasText: text });
  }

  /** The outline's link of the heading being read, once it has the text. */
  currentHeading(text: string | RegExp): Locator {
    return this.frame.locator('.outline a[aria-current]', { hasText: text });
  }

  /** Diagrams, drawn or still to be. */
  get diagrams(): Locator {
    return this.frame.locator('figure.diagram');
  }

  /** Scrolls to a diagram, counted from 0, and waits until it is drawn: one is drawn when it comes near the viewport. */
  async showDiagram(index = 0): Promise<Locator> {
    const diagram = this.diagrams.nth(index);
    const drawing = diagram.locator('.diagram-sheet svg');
    // A page that has just been shown may still be drawn anew, and scroll to where its reader left it.
    for (const start = Date.now(); Date.now() - start < 20_000; ) {
      const attempt = diagram
        .scrollIntoViewIfNeeded({ timeout: 1000 })
        .then(() => drawing.waitFor({ timeout: 1000 }));
      const drawn = await attempt.then(
        () => true,
        () => false,
      );
      if (drawn) break;
    }
    await drawing.waitFor({ timeout: 1000 });
    return drawing;
  }

  /** A part of the page that has a title: `example`, `quiz`, `exercise`. */
  section(name: string): Locator {
    return this.frame.locator(`section.${name}`);
  }

  /** A button by its label. */
  button(label: string, inside: Locator = this.body): Locator {
    return inside.getByRole('button', { name: label, exact: true });
  }

  /** A heading by its id. */
  heading(id: string): Locator {
    return this.frame.locator(`[id="${id}"]`);
  }
}

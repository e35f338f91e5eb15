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
    return this.#workbench.page
      .frameLocator('iframe.webview.ready >> visible=true')
      .frameLocator('iframe#active-frame');
  }

  get title(): Locator {
    return this.frame.locator('h1');
  }

  /** Diagrams that are drawn. */
  get diagrams(): Locator {
    return this.frame.locator('svg[id^=mermaid], .diagram svg');
  }

  heading(id: string): Locator {
    return this.frame.locator(`[id="${id}"]`);
  }
}

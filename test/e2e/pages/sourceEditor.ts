import type { Locator } from 'playwright-core';

import type { Workbench } from './workbench.ts';

/** The active text editor. */
export class SourceEditor {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** Squiggles of warnings and hints in sight. */
  get hints(): Locator {
    return this.#workbench.page.locator(
      '.editor-instance .squiggly-warning, .editor-instance .squiggly-info',
    );
  }

  /** Points at the first hint in sight and waits for what VS Code shows there. */
  async pointAtHint(): Promise<Locator> {
    // The text lies above its squiggle and would take the pointer.
    await this.hints.first().hover({ force: true });
    const hover = this.#workbench.page.locator('.monaco-hover:visible .hover-contents').first();
    await hover.waitFor();
    return hover;
  }

  /** Puts the cursor on a line (1-based) and column. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.#workbench.page.keyboard.press('Control+G');
    await this.#workbench.answer(`${line}:${column}`);
  }

  /** Types at the cursor. */
  async type(text: string): Promise<void> {
    await this.#workbench.page.keyboard.type(text);
  }

  /** Puts `text` in place of all there is, from the clipboard: typed, it would be completed and indented. */
  async replaceAll(text: string): Promise<void> {
    const { page } = this.#workbench;
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+V');
  }

  /** Text of the lines in sight. */
  async text(): Promise<string> {
    const lines = await this.#workbench.page.locator('.editor-instance .view-line').allInnerTexts();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }
}

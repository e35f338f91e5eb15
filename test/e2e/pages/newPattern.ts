import type { Locator } from 'playwright-core';

import type { Workbench } from './workbench.ts';

/** The steps of *New Pattern…* and the preview at their end. */
export class NewPattern {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  async begin(): Promise<void> {
    await this.#workbench.runCommand('Patternbook: New Pattern…');
  }

  /** Takes a row of a step. */
  async choose(text: string): Promise<void> {
    await this.#workbench.quickPickRows.filter({ hasText: text }).first().click();
  }

  async type(text: string): Promise<void> {
    await this.#workbench.quickInput.locator('.quick-input-message').waitFor();
    await this.#workbench.answer(text);
  }

  async back(): Promise<void> {
    await this.#workbench.quickInput.locator('.quick-input-titlebar .codicon-quick-input-back').click();
  }

  /** What a step says of the text that was typed. */
  message(text: string): Locator {
    return this.#workbench.quickInput.locator('.quick-input-message', { hasText: text });
  }

  /** A file that the preview lists. */
  previewed(name: string): Locator {
    return this.#panel.locator('.monaco-list-row', { hasText: name });
  }

  async apply(): Promise<void> {
    await this.#panel.getByRole('button', { name: 'Apply' }).click();
  }

  get #panel(): Locator {
    return this.#workbench.page.locator('.part.panel');
  }
}

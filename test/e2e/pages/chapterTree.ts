import type { Locator } from 'playwright-core';

import type { Workbench } from './workbench.ts';

/** The tree of books, sections and lessons in the side bar. */
export class ChapterTree {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** Brings the Patternbook container to the front. */
  async show(): Promise<void> {
    const container = this.#workbench.page.locator('.part.sidebar .composite.title', {
      hasText: 'Patternbook',
    });
    if (await container.isVisible()) return;
    await this.#workbench.page.locator('.activitybar a.action-label[aria-label^="Patternbook"]').click();
    await container.waitFor();
  }

  /** Every row in sight. */
  get rows(): Locator {
    return this.#workbench.page.locator('.part.sidebar [role=treeitem]');
  }

  /** The first row whose label has the text. */
  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text }).first();
  }

  /** Chooses an entry of a row's context menu. */
  async choose(text: string | RegExp, entry: string): Promise<void> {
    await this.row(text).click({ button: 'right' });
    // A menu takes no click in the moment it opens.
    await this.#workbench.page.locator('.monaco-menu').getByRole('menuitem', { name: entry }).hover();
    await this.#workbench.page.keyboard.press('Enter');
  }

  /** Opens a section by its label, where it is closed. */
  async expand(text: string | RegExp): Promise<void> {
    const row = this.row(text);
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
  }

  /** Opens a lesson by its label. */
  async openLesson(text: string | RegExp): Promise<void> {
    // A section may be named like its lessons; it can be expanded, a lesson cannot.
    await this.rows
      .and(this.#workbench.page.locator(':not([aria-expanded])'))
      .filter({ hasText: text })
      .first()
      .click();
  }
}

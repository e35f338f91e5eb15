import type { Locator } from 'playwright-core';

import type { Workbench } from './workbench.ts';

/** The view of the holes in the message map. */
export class HolesTree {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** A kind of hole, or what a hole is about, by its label. */
  row(label: string): Locator {
    return this.#workbench.page
      .locator('.pane', { has: this.#workbench.page.locator('.pane-header', { hasText: 'Holes' }) })
      .locator('[role=treeitem]', { hasText: label });
  }
}

import type { Locator } from 'playwright-core';

import type { Workbench } from './workbench.ts';

/** The message map in the active editor panel. */
export class MapPage {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** A box of the drawing by what it does: `Open PlaceOrderHandler`. */
  box(name: string): Locator {
    return this.#workbench.webview.locator('.diagram-sheet svg').getByRole('button', { name, exact: true });
  }

  /** A row of the table by its message. */
  row(message: string): Locator {
    return this.#workbench.webview.locator('tr[data-message]', {
      has: this.#workbench.webview.getByRole('rowheader', { name: message }),
    });
  }

  /** Starts the map from a message. */
  async startFrom(message: string): Promise<void> {
    await this.#workbench.webview.getByLabel('Reached from').selectOption({ label: message });
  }
}

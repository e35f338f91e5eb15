import type { Locator } from 'playwright-core';

import type { Workbench } from './workbench.ts';

/** The saga playground in the active editor panel. */
export class PlaygroundPage {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** Chooses an entry of a list by their labels. */
  async choose(label: string, entry: string): Promise<void> {
    await this.#workbench.webview.getByLabel(label).selectOption(entry);
  }

  /** An invariant (`I1` to `I6`), once the run says this of it. */
  invariant(id: string, verdict: 'holds' | 'broken' | 'open' | 'absent'): Locator {
    return this.#workbench.webview.locator(`[data-invariant=${id}].${verdict}`);
  }

  get diagram(): Locator {
    return this.#workbench.webview.locator('.diagram-sheet svg');
  }
}

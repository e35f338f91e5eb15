import { element } from '../dom.ts';
import type { Strings } from '../strings.ts';

/**
 * Makes every set of labelled blocks in `container` tabs, as the ARIA Authoring Practices describe them: one tab stop,
 * arrow keys that wrap round, Home and End. A label chosen in one set is chosen in every set that has it. Panels out
 * of sight can still be found by the editor's search.
 */
export function dressTabs(container: HTMLElement, strings: Strings): void {
  const sets = [...container.querySelectorAll<HTMLElement>('.tabs')].map(
    (set, index) => new TabSet(set, `tabs-${index + 1}`, strings, (label) => chooseEverywhere(label)),
  );

  function chooseEverywhere(label: string): void {
    for (const set of sets) set.choose(label);
  }
}

/** Shows the panels around a place, so that one can go there. */
export function openTabsAround(place: HTMLElement): void {
  for (let panel = hiddenPanelOf(place); panel; panel = hiddenPanelOf(panel)) reveal(panel);
}

function hiddenPanelOf(place: HTMLElement): HTMLElement | null {
  return place.closest<HTMLElement>('.tab[hidden]');
}

function reveal(panel: HTMLElement): void {
  panel.dispatchEvent(new Event('beforematch'));
}

interface Tab {
  readonly label: string;
  readonly button: HTMLButtonElement;
  readonly panel: HTMLElement;
}

class TabSet {
  readonly #tabs: readonly Tab[];

  /** @param chosen called with the label that the reader chose */
  constructor(set: HTMLElement, id: string, strings: Strings, chosen: (label: string) => void) {
    const panels = set.querySelectorAll<HTMLElement>(':scope > .tab');
    this.#tabs = [...panels].map((panel, index) => makeTab(panel, `${id}-${index + 1}`));
    for (const { button, panel, label } of this.#tabs) {
      const choose = (): void => holdingStill(set, () => chosen(label));
      button.addEventListener('click', choose);
      panel.addEventListener('beforematch', choose);
    }
    const list = element(
      'div',
      { class: 'tab-list', role: 'tablist', 'aria-label': strings.tabs },
      ...this.#tabs.map(({ button }) => button),
    );
    list.addEventListener('keydown', (event) => this.#key(event));
    set.prepend(list);
    this.#show(this.#tabs[0]);
  }

  /** Shows the tab of that label, where there is one. */
  choose(label: string): void {
    this.#show(this.#tabs.find((tab) => tab.label === label));
  }

  #show(shown: Tab | undefined): void {
    if (!shown) return;
    for (const { button, panel } of this.#tabs) {
      const isShown = button === shown.button;
      button.setAttribute('aria-selected', String(isShown));
      button.tabIndex = isShown ? 0 : -1;
      if (isShown) panel.removeAttribute('hidden');
      else panel.setAttribute('hidden', 'until-found');
    }
  }

  #key(event: KeyboardEvent): void {
    const last = this.#tabs.length - 1;
    const at = this.#tabs.findIndex(({ button }) => button === event.target);
    const wanted = {
      ArrowLeft: at === 0 ? last : at - 1,
      ArrowRight: at === last ? 0 : at + 1,
      Home: 0,
      End: last,
    }[event.key];
    const tab = wanted === undefined || event.altKey ? undefined : this.#tabs[wanted];
    if (!tab) return;
    event.preventDefault();
    event.stopPropagation();
    tab.button.focus();
    tab.button.click();
  }
}

/** The block's label stays for print, where all blocks stand one below another. */
function makeTab(panel: HTMLElement, id: string): Tab {
  const label = panel.querySelector(':scope > .tab-label')?.textContent?.trim() ?? '';
  const button = element(
    'button',
    { type: 'button', role: 'tab', id: `${id}-tab`, 'aria-controls': `${id}-panel` },
    label,
  );
  panel.id = `${id}-panel`;
  panel.setAttribute('role', 'tabpanel');
  panel.setAttribute('aria-labelledby', button.id);
  panel.classList.add('tab-panel');
  return { label, button, panel };
}

/** Other sets on the page change their height too: what the reader looks at stays where it is. */
function holdingStill(set: HTMLElement, change: () => void): void {
  const before = set.getBoundingClientRect().top;
  change();
  window.scrollBy({ top: set.getBoundingClientRect().top - before, behavior: 'instant' });
}

import type { OutlineEntry } from '../../core/markdown/model.ts';
import { element } from '../dom.ts';
import type { Strings } from '../strings.ts';

/** The headings of the page as a list of links that marks the one being read. */
export class Outline {
  readonly element: HTMLElement;
  readonly #links: ReadonlyMap<string, HTMLAnchorElement>;
  #marked: HTMLAnchorElement | undefined;

  constructor(entries: readonly OutlineEntry[], strings: Strings) {
    const shown = entries.filter((entry) => entry.level <= 3);
    this.#links = new Map(
      shown.map(({ id, text }) => [
        id,
        element('a', { href: `#${encodeURIComponent(id)}`, 'data-heading': id }, text),
      ]),
    );
    const items = shown.map(({ id, level }) =>
      element('li', { class: `level-${level}` }, this.#links.get(id)),
    );
    this.element = element(
      'nav',
      { class: 'outline', 'aria-label': strings.outline, hidden: items.length === 0 },
      element('p', { class: 'outline-title', 'aria-hidden': 'true' }, strings.outline),
      element('ol', {}, ...items),
    );
  }

  mark(heading: string | undefined): void {
    const link = heading === undefined ? undefined : this.#links.get(heading);
    if (link === this.#marked) return;
    this.#marked?.removeAttribute('aria-current');
    this.#marked = link;
    link?.setAttribute('aria-current', 'location');
    link?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  focus(): void {
    (this.#marked ?? [...this.#links.values()][0])?.focus();
  }
}

import { type Locale, otherLocale } from '../../core/locale.ts';
import type { History } from '../../protocol/lesson.ts';
import { editorTool, iconButton } from '../button.ts';
import { element } from '../dom.ts';
import type { Strings } from '../strings.ts';

export interface BarActions {
  back(): void;
  forward(): void;
  search(): void;
  outline(): void;
  keys(): void;
  language(locale: Locale): void;
}

/** The line at the top of the page: history, where the lesson stands, language, search, outline, keys. */
export class Bar {
  readonly element: HTMLElement;
  readonly #back: HTMLButtonElement;
  readonly #forward: HTMLButtonElement;

  /** @param contents address of the table of contents, to which the first step of the trail leads */
  constructor(
    trail: readonly string[],
    locale: Locale,
    actions: BarActions,
    strings: Strings,
    contents: string | undefined,
  ) {
    this.#back = iconButton('back', strings.back, actions.back);
    this.#forward = iconButton('forward', strings.forward, actions.forward);
    const other = otherLocale(locale);
    const language = element(
      'button',
      {
        type: 'button',
        class: 'language-button',
        lang: other,
        title: strings.switchLanguage,
        onclick: () => actions.language(other),
      },
      strings.languageName,
    );
    const outline = iconButton('outline', strings.outline, actions.outline);
    outline.classList.add('outline-button');
    this.element = element(
      'header',
      { class: 'bar' },
      element('div', { class: 'bar-history editor-tool' }, this.#back, this.#forward),
      element(
        'p',
        { class: 'trail' },
        ...trail.map((step, index) =>
          element(
            'span',
            {},
            index === 0 && contents ? element('a', { href: contents, 'data-contents': true }, step) : step,
          ),
        ),
      ),
      element(
        'div',
        { class: 'bar-tools', role: 'toolbar', 'aria-label': strings.tools },
        language,
        editorTool(iconButton('search', strings.search, actions.search)),
        outline,
        iconButton('keys', strings.keys, actions.keys),
      ),
    );
  }

  showHistory({ places, current }: History): void {
    this.#back.disabled = current === 0;
    this.#forward.disabled = current >= places.length - 1;
  }
}

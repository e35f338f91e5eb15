import { type Locale, otherLocale } from '../../core/locale.ts';
import { iconButton } from '../button.ts';
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
export function bar(
  trail: readonly string[],
  history: { readonly back: boolean; readonly forward: boolean },
  locale: Locale,
  actions: BarActions,
  strings: Strings,
): HTMLElement {
  const back = iconButton('back', strings.back, actions.back);
  const forward = iconButton('forward', strings.forward, actions.forward);
  back.disabled = !history.back;
  forward.disabled = !history.forward;
  const other = otherLocale(locale);
  const outline = iconButton('outline', strings.outline, actions.outline);
  outline.classList.add('outline-button');
  return element(
    'header',
    { class: 'bar' },
    element('div', { class: 'bar-history' }, back, forward),
    element('p', { class: 'trail' }, ...trail.map((step) => element('span', {}, step))),
    element(
      'div',
      { class: 'bar-tools', role: 'toolbar', 'aria-label': strings.tools },
      element(
        'button',
        {
          type: 'button',
          class: 'language-button',
          lang: other,
          title: strings.switchLanguage,
          onclick: () => actions.language(other),
        },
        strings.languageName,
      ),
      iconButton('search', strings.search, actions.search),
      outline,
      iconButton('keys', strings.keys, actions.keys),
    ),
  );
}

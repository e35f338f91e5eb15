import { isLocale } from '../../core/locale.ts';
import type { PlaygroundShow } from '../../protocol/playground.ts';
import type { PlaygroundHost } from './playgroundPage.ts';

/** A plain browser: the plan stands in the page's own address. */
export function plainHost(): PlaygroundHost {
  let receive: (message: PlaygroundShow) => void = () => undefined;
  return {
    listen: (listener) => {
      receive = listener;
    },
    keep: ({ plan }) => history.replaceState(null, '', `?${plan}`),
    post: (message) => {
      if (message.type === 'copyLink') void navigator.clipboard.writeText(location.href);
      if (message.type !== 'ready') return;
      const locale = navigator.language.slice(0, 2);
      receive({ type: 'show', locale: isLocale(locale) ? locale : 'en', plan: location.search.slice(1) });
    },
  };
}

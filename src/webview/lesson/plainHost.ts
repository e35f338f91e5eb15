import type { HostMessage, KeptState } from '../../protocol/lesson.ts';
import { parseHostMessage } from '../../protocol/lessonMessages.ts';
import { strings } from '../strings.ts';
import type { Host } from './host.ts';

/** Id of the element that holds the host's first messages, as a JSON list, in a page written to a file. */
const dataId = 'patternbook-messages';

/**
 * Stands in for the editor in a plain browser: the messages are part of the page, lessons are pages beside it.
 * What only an editor can do is left undone.
 */
export function plainHost(): Host {
  const data = document.getElementById(dataId);
  const translations = data?.dataset.translations?.split(' ') ?? [];
  const messages = data?.textContent ?? '[]';
  followColourScheme();
  document.documentElement.classList.add('plain');
  document.documentElement.classList.toggle('one-language', translations.length < 2);
  let receive: (message: HostMessage) => void = () => undefined;
  let shown: HostMessage | undefined;
  const goTo = (heading: string): void => {
    if (shown?.type !== 'show' || heading === '') return;
    const { bookId, slug } = shown.view;
    receive({ type: 'goTo', state: { places: [{ bookId, slug, heading, offset: 0 }], current: 0 } });
  };
  const goToAddress = (): void => goTo(decodeURIComponent(location.hash.slice(1)));
  window.addEventListener('popstate', goToAddress);
  return {
    ...(data?.dataset.contents && { contents: data.dataset.contents }),
    listen: (listener) => {
      receive = listener;
    },
    keep: (_state: KeptState) => undefined,
    post: (message) => {
      switch (message.type) {
        case 'ready':
          for (const given of JSON.parse(messages) as unknown[]) {
            const parsed = parseHostMessage(given);
            if (parsed?.type === 'show') shown = parsed;
            if (parsed) receive(parsed);
          }
          if (shown?.type === 'show' && shown.view.example) {
            const { slug, requestedLocale } = shown.view;
            const reason = strings[requestedLocale].example.noEditor;
            receive({ type: 'runUnavailable', slug, reason });
          }
          goToAddress();
          requestIdleCallback(() => receive({ type: 'drawAll' }));
          return;
        case 'open': {
          const hash = message.heading ? `#${encodeURIComponent(message.heading)}` : '';
          if (shown?.type === 'show' && shown.view.slug === message.slug) {
            history.pushState(null, '', hash || location.pathname);
            goTo(message.heading ?? '');
            return;
          }
          location.href = `../${encodeURIComponent(message.slug)}/index.html${hash}`;
          return;
        }
        case 'language':
          if (shown?.type === 'show' && translations.includes(message.locale)) {
            location.href = `../../${message.locale}/${encodeURIComponent(shown.view.slug)}/index.html${location.hash}`;
          }
          return;
        case 'openOutside':
          window.open(message.url, '_blank', 'noreferrer');
          return;
        case 'history':
          if (message.direction === 'back') history.back();
          else history.forward();
          return;
        case 'copy':
          void navigator.clipboard.writeText(message.text);
          return;
        case 'copyLink': {
          const { origin, pathname } = location;
          void navigator.clipboard.writeText(`${origin}${pathname}#${encodeURIComponent(message.heading)}`);
          if (shown?.type === 'show')
            receive({ type: 'notice', text: strings[shown.view.requestedLocale].code.copied });
          return;
        }
        case 'saveImage':
          download(`${message.name}.${message.format}`, message.base64);
          return;
        default:
          return;
      }
    },
  };
}

function download(name: string, base64: string): void {
  const link = document.createElement('a');
  link.download = name;
  link.href = `data:application/octet-stream;base64,${base64}`;
  link.dispatchEvent(new MouseEvent('click'));
}

function followColourScheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    document.body.classList.toggle('vscode-dark', dark.matches);
    document.body.classList.toggle('vscode-light', !dark.matches);
  };
  dark.addEventListener('change', apply);
  apply();
}

import type { MessageMap, Place } from '../../core/map/model.ts';
import type { MapView } from '../../core/map/view.ts';
import { element } from '../dom.ts';
import type { MapStrings } from './strings.ts';

/** The map in words: every message that is shown, with the places that send and handle it. */
export function messageTable(
  map: MessageMap,
  view: MapView,
  strings: MapStrings,
  open: (place: Place) => void,
): HTMLElement {
  const shown = new Set(view.nodes.map(({ id }) => id));
  const folded = new Set(view.folded);
  const messages = map.messages.filter(({ id, service }) => shown.has(id) || folded.has(service));
  const names = new Map(map.handlers.map(({ id, name }) => [id, name]));
  const senders = Map.groupBy(map.senders, ({ message }) => message);
  const handlers = Map.groupBy(
    map.handlers.flatMap((handler) => handler.handles.map((message) => ({ message, handler }))),
    ({ message }) => message,
  );
  const places = (links: readonly (readonly [string, Place | undefined])[]): HTMLElement =>
    links.length === 0
      ? element('span', { class: 'nobody' }, strings.nobody)
      : element(
          'ul',
          {},
          ...links.map(([name, place]) => element('li', {}, placeLink(name, place, strings, open))),
        );
  return element(
    'table',
    { class: 'map-table' },
    element(
      'thead',
      {},
      element('tr', {}, ...strings.columns.map((name) => element('th', { scope: 'col' }, name))),
    ),
    element(
      'tbody',
      {},
      ...messages.map(({ id, name, kind, service, declared }) =>
        element(
          'tr',
          { 'data-message': id },
          element('th', { scope: 'row' }, placeLink(name, declared, strings, open)),
          element('td', {}, strings.parts[kind]),
          element('td', {}, service),
          element(
            'td',
            {},
            places(
              (senders.get(id) ?? []).map(({ handler, within, place }) => [
                (handler && names.get(handler)) ?? within,
                place,
              ]),
            ),
          ),
          element(
            'td',
            {},
            places((handlers.get(id) ?? []).map(({ handler }) => [handler.name, handler.place])),
          ),
        ),
      ),
    ),
  );
}

function placeLink(
  name: string,
  place: Place | undefined,
  strings: MapStrings,
  open: (place: Place) => void,
): HTMLElement {
  if (!place) return element('code', {}, name);
  return element(
    'button',
    {
      type: 'button',
      class: 'link-button',
      title: `${place.path}:${place.range.start.line + 1}`,
      'aria-label': strings.open(name),
      onclick: () => open(place),
    },
    element('code', {}, name),
  );
}

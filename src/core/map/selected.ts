import type { MapHandler, MapMessage, MessageMap, Place } from './model.ts';
import { reach } from './reach.ts';
import type { MapFilter } from './view.ts';

/** What a filter leaves of a map: the chosen messages, handlers and senders, and what touches them. */
export function selected(map: MessageMap, filter: MapFilter): MessageMap {
  const reached = filter.from === undefined ? undefined : reach(map, filter.from);
  const isKind = ({ kind }: MapMessage) => filter.kinds.length === 0 || filter.kinds.includes(kind);
  const messages = map.messages.filter((one) => isKind(one) && (!reached || reached.messages.has(one.id)));
  const known = new Set(messages.map(({ id }) => id));
  const touches = ({ handles, emits }: MapHandler) => [...handles, ...emits].some((id) => known.has(id));
  const handlers = map.handlers.filter((one) => touches(one) && (!reached || reached.handlers.has(one.id)));
  const senders = map.senders.filter(({ message }) => known.has(message));
  return narrowed({ messages, handlers, senders }, filter);
}

function narrowed(map: MessageMap, { services, text, folder }: MapFilter): MessageMap {
  const wanted = text.trim().toLowerCase();
  if (services.length === 0 && folder === '' && wanted === '') return map;
  const isBelow = (place: Place | undefined) =>
    folder === '' || place?.path.startsWith(`${folder.replace(/\/$/, '')}/`) === true;
  const isIn = (service: string, place: Place | undefined) =>
    (services.length === 0 || services.includes(service)) && isBelow(place);
  const isNamed = (name: string) => name.toLowerCase().includes(wanted);

  const named = new Set(map.messages.filter(({ name }) => isNamed(name)).map(({ id }) => id));
  const handlers = map.handlers.filter(
    ({ name, service, place, handles, emits }) =>
      isIn(service, place) && (isNamed(name) || [...handles, ...emits].some((id) => named.has(id))),
  );
  const senders = map.senders.filter(
    ({ within, service, place, message }) => isIn(service, place) && (isNamed(within) || named.has(message)),
  );
  const touched = new Set([
    ...handlers.flatMap(({ name, handles, emits }) =>
      [...handles, ...emits].filter((id) => named.has(id) || isNamed(name)),
    ),
    ...senders.map(({ message }) => message),
  ]);
  const messages = map.messages.filter(
    ({ id, service, declared }) => touched.has(id) || (named.has(id) && isIn(service, declared)),
  );
  return { messages, handlers, senders };
}

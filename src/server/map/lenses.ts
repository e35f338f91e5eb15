import type { CodeLens, Command, Location } from 'vscode-languageserver';
import type { Locale } from '../../core/locale.ts';
import type { MapHandler, MapMessage, Place } from '../../core/map/model.ts';
import { showPlacesCommand } from '../../protocol/map.ts';
import type { MapLookup, Part } from './lookup.ts';
import { type HandlerSort, mapTexts, sortOf } from './texts.ts';

/** What a lens is about, kept by the client until it asks for the text. */
export interface LensData {
  readonly uri: string;
  /** Id of a message or a handler. */
  readonly message?: string;
  readonly handler?: string;
}

export interface LensContext {
  readonly lookup: MapLookup;
  readonly locale: Locale;
  readonly locationOf: (place: Place) => Location | undefined;
  /** The client has the command that shows places. */
  readonly commands: boolean;
}

/**
 * A lens on every message and handler of a file, without its text. Where one function or class handles several messages,
 * its parts have lenses only where they emit something: what they handle stands there already.
 */
export function lensesIn(parts: readonly Part[], uri: string): CodeLens[] {
  const names = parts.flatMap((part) => (part.kind === 'handler' ? part.handler.name : []));
  const isOneOfMany = (name: string) => names.indexOf(name) !== names.lastIndexOf(name);
  return parts.flatMap((part): CodeLens[] => {
    if (part.kind === 'message') {
      const { id, declared } = part.message;
      return declared ? [lens(declared, { uri, message: id })] : [];
    }
    if (part.kind === 'sender') return [];
    const { id, name, emits, place } = part.handler;
    return emits.length > 0 || !isOneOfMany(name) ? [lens(place, { uri, handler: id })] : [];
  });
}

function lens({ range }: Place, data: LensData): CodeLens {
  return { range, data };
}

/** Gives a lens its text and what a click shows. A lens on something that is gone says nothing. */
export function resolveLens(lens: CodeLens, context: LensContext): CodeLens {
  const { uri, message, handler } = lens.data as LensData;
  const onMessage = message === undefined ? undefined : context.lookup.message(message);
  const onHandler = handler === undefined ? undefined : context.lookup.handler(handler);
  const told = onMessage ? aboutMessage(onMessage, context) : onHandler && aboutHandler(onHandler, context);
  return { ...lens, command: commandOf(told, uri, lens, context) };
}

interface Told {
  readonly title: string;
  readonly places: readonly Place[];
}

/** "3 senders · 1 handler · 2 projections" */
function aboutMessage({ id }: MapMessage, { lookup, locale }: LensContext): Told {
  const senders = lookup.sendersOf(id);
  const handlers = lookup.handlersOf(id);
  const counts = new Map<HandlerSort, number>();
  for (const { role } of handlers) counts.set(sortOf[role], (counts.get(sortOf[role]) ?? 0) + 1);
  // That nobody handles a message is worth a word.
  if (counts.size === 0) counts.set('handler', 0);
  const parts = [
    mapTexts.senders(senders.length),
    ...[...counts].map(([sort, count]) => mapTexts.handlers(sort, count)),
  ];
  return {
    title: parts.map((part) => part[locale]).join(' · '),
    places: [...senders, ...handlers].map(({ place }) => place),
  };
}

/** "handles PlaceOrder · emits OrderPlaced" */
function aboutHandler({ handles, emits }: MapHandler, { lookup, locale }: LensContext): Told {
  const handled = lookup.messages(handles);
  const emitted = lookup.messages(emits);
  const parts = [
    ...(handled.length > 0 ? [mapTexts.handles(namesOf(handled, locale))] : []),
    ...(emitted.length > 0 ? [mapTexts.emits(namesOf(emitted, locale))] : []),
  ];
  return {
    title: parts.map((part) => part[locale]).join(' · '),
    places: [...handled, ...emitted].flatMap((message) => lookup.placeOf(message) ?? []),
  };
}

/** More names than this are counted. */
const mostNames = 4;

function namesOf(messages: readonly MapMessage[], locale: Locale): string {
  const names = messages.slice(0, mostNames).map(({ name }) => name);
  const rest = messages.length - names.length;
  return [...names, ...(rest > 0 ? [mapTexts.more(rest)[locale]] : [])].join(', ');
}

function commandOf(
  told: Told | undefined,
  uri: string,
  { range }: CodeLens,
  { commands, locationOf }: LensContext,
): Command {
  const locations = told?.places.flatMap((place) => locationOf(place) ?? []) ?? [];
  const title = told?.title ?? '';
  // A command without a name is a text that cannot be clicked.
  if (!commands || locations.length === 0) return { title, command: '' };
  return { title, command: showPlacesCommand, arguments: [uri, range.start, locations] };
}

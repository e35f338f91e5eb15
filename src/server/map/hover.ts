import type { Hover, Location } from 'vscode-languageserver';
import type { Role } from '../../core/analysis/model.ts';
import { lessonLink } from '../../core/course/lessonLink.ts';
import type { Locale } from '../../core/locale.ts';
import type { MapHandler, MapMessage, MessageKind, Place } from '../../core/map/model.ts';
import type { LessonTarget } from '../../protocol/lint.ts';
import type { MapLookup, Part } from './lookup.ts';
import { mapTexts } from './texts.ts';

export interface HoverContext {
  readonly lookup: MapLookup;
  readonly locale: Locale;
  readonly uriScheme: string | undefined;
  /** The client has the command that opens a lesson; VS Code follows no other link to one from a hover. */
  readonly commands: boolean;
  readonly locationOf: (place: Place) => Location | undefined;
}

/** Where the book explains what a reader points at: `<slug>#<heading>`. */
export const lessons: Readonly<Record<MessageKind | Role, `${string}#${string}`>> = {
  command: '03b-cqrs-pattern-implementation#intent-names',
  query: '03b-cqrs-pattern-implementation#dto-queries',
  event: '16-04-event-driven-fundamentals#fact-anatomy',
  commandHandler: '03b-cqrs-pattern-implementation#load-decide-save',
  queryHandler: '03b-cqrs-pattern-implementation#dto-queries',
  eventHandler: '04c-saga-choreography#reactions',
  consumer: '16-04-event-driven-fundamentals#process-then-commit',
  evolve: '02c-event-sourcing-implementation#state-as-fold',
  projection: '03d-projection-implementation#fold-for-reading',
  saga: '04b-saga-orchestration#pure-decide',
  workflow: '04b-saga-orchestration#engines',
};

/** More lines or names than this are left out. */
const most = 6;

/** The way of a message through the workspace, and the lesson on it, as Markdown. */
export function hoverOn(part: Part, context: HoverContext): Hover {
  const lines =
    part.kind === 'handler' ? aboutHandler(part.handler, context) : aboutMessage(part.message, context);
  const topic = part.kind === 'handler' ? part.handler.role : part.message.kind;
  const value = [...lines, ...lessonLine(topic, context)].join('\n\n');
  return { contents: { kind: 'markdown', value } };
}

function aboutMessage(message: MapMessage, context: HoverContext): string[] {
  const { lookup, locale } = context;
  const senders = lookup.sendersOf(message.id);
  const handlers = lookup.handlersOf(message.id);
  const names = [
    ...new Set(senders.map((sender) => link(sender.within || sender.place.path, sender.place, context))),
  ];
  return [
    `${mapTexts.kind(message.kind)[locale]} **${plain(message.name)}** · ${plain(message.service)}`,
    (names.length > 0 ? mapTexts.sentBy(names.slice(0, most).join(', ')) : mapTexts.nobodySends)[locale],
    ...(handlers.length > 0
      ? handlers.slice(0, most).map((handler) => flow([message], handler, context))
      : [mapTexts.nobodyHandles[locale]]),
  ];
}

function aboutHandler(handler: MapHandler, context: HoverContext): string[] {
  const { lookup, locale } = context;
  return [
    `${mapTexts.role(handler.role)[locale]} **${plain(handler.name)}** · ${plain(handler.service)}`,
    flow(lookup.messages(handler.handles), handler, context),
  ];
}

/** "PlaceOrder → PlaceOrderHandler → OrderPlaced → …": the dots say that something handles what is emitted. */
function flow(handled: readonly MapMessage[], handler: MapHandler, context: HoverContext): string {
  const { lookup } = context;
  const emitted = lookup.messages(handler.emits);
  const goesOn = emitted.some(({ id }) => lookup.handlersOf(id).length > 0);
  return [
    ...(handled.length > 0 ? [namesOf(handled, context)] : []),
    link(handler.name, handler.place, context),
    ...(emitted.length > 0 ? [namesOf(emitted, context)] : []),
    ...(goesOn ? ['…'] : []),
  ].join(' → ');
}

function namesOf(messages: readonly MapMessage[], context: HoverContext): string {
  const names = messages
    .slice(0, most)
    .map((message) => link(message.name, context.lookup.placeOf(message), context));
  return messages.length > most ? `${names.join(', ')}, …` : names.join(', ');
}

function link(name: string, place: Place | undefined, { locationOf }: HoverContext): string {
  const location = place && locationOf(place);
  return location ? `[${plain(name)}](${location.uri}#L${location.range.start.line + 1})` : plain(name);
}

/** A name out of somebody's source: what Markdown would read in it is written out. */
function plain(name: string): string {
  return name.replace(/[\\`*_[\](){}<>#|~!]/g, '\\$&');
}

function lessonLine(topic: MessageKind | Role, context: HoverContext): string[] {
  const [slug = '', heading = ''] = lessons[topic].split('#');
  const address = lessonAddress({ slug, heading }, context);
  return address === undefined ? [] : [`[${mapTexts.lesson[context.locale]}](${address})`];
}

function lessonAddress(
  target: LessonTarget,
  { locale, uriScheme, commands }: HoverContext,
): string | undefined {
  if (commands) return `command:patternbook.openLesson?${encodeURIComponent(JSON.stringify([target]))}`;
  return uriScheme === undefined ? undefined : lessonLink(uriScheme, { ...target, locale });
}

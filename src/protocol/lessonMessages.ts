import type { ColouredCode } from '../core/code/highlighter.ts';
import { isLocale, type Locale } from '../core/locale.ts';
import type { LessonView } from '../core/markdown/lessonView.ts';
import {
  type HeadingMark,
  type HostMessage,
  type KeptState,
  labActions,
  type PageMessage,
  type Place,
  type RunEnd,
} from './lesson.ts';
import {
  count,
  flag,
  listOf,
  type MessageShapes,
  object,
  oneOf,
  optional,
  parseMessage,
  type Shape,
  text,
} from './shape.ts';

const locale: Shape<Locale> = (value) => (isLocale(value) ? value : undefined);
const numberOrNull: Shape<number | null> = (value) => (value === null ? null : count(value));

const place: Shape<Place> = object({
  bookId: text,
  slug: text,
  heading: optional(text),
  offset: count,
});

/** @returns the state a page kept, or undefined where a former version or somebody else wrote it */
export const parseKeptState: Shape<KeptState> = object({
  locale: optional(locale),
  places: listOf(place),
  current: count,
});

const pageMessages: MessageShapes<PageMessage> = {
  ready: object({}),
  open: object({ slug: text, heading: optional(text), beside: flag }),
  openOutside: object({ url: text }),
  history: object({ direction: oneOf('back', 'forward') }),
  language: object({ locale }),
  search: object({}),
  place: object({ place, atEnd: flag }),
  answer: object({ slug: text, question: count, answer: numberOrNull }),
  lab: object({ slug: text, action: oneOf(...labActions) }),
  run: object({ slug: text }),
  stop: object({ slug: text }),
  copy: object({ text }),
  insert: object({ text }),
  openUntitled: object({ text, language: text }),
  insertPattern: object({ prefix: text }),
  explainRule: object({ rule: text }),
  saveImage: object({ format: oneOf('svg', 'png'), name: text, base64: text }),
  bookmark: object({ slug: text, heading: text }),
  note: object({ slug: text, heading: text }),
  copyLink: object({ slug: text, heading: text }),
  failed: object({ message: text }),
};

/** @returns a message of the page, or undefined where `value` is none */
export function parsePageMessage(value: unknown): PageMessage | undefined {
  return parseMessage<PageMessage>(pageMessages, value);
}

const marks: Shape<readonly HeadingMark[]> = listOf(
  object({ heading: text, bookmarked: flag, note: optional(text) }),
);

const colouredCode: Shape<ColouredCode> = object({
  id: text,
  lines: listOf(
    listOf(object({ text, colour: optional(text), style: optional(oneOf('italic', 'bold', 'underline')) })),
  ),
});

const runEnd: Shape<RunEnd> = object({ code: optional(count), milliseconds: count, stopped: flag });

/** The host builds a view with the type checker watching; the page only makes sure that it is one. */
const view: Shape<LessonView> = (value) =>
  object({ slug: text, title: text, html: text, requestedLocale: locale })(value) && (value as LessonView);

const hostMessages: MessageShapes<HostMessage> = {
  show: object({ view, state: parseKeptState, answers: listOf(numberOrNull), marks, exercisePassed: flag }),
  unavailable: object({ message: text, locale, state: parseKeptState }),
  colours: object({ slug: text, blocks: listOf(colouredCode) }),
  marks: object({ slug: text, marks, exercisePassed: flag }),
  runOutput: object({ slug: text, stream: oneOf('stdout', 'stderr'), text, dropped: count }),
  runEnded: object({ slug: text, end: runEnd }),
  runUnavailable: object({ slug: text, reason: text }),
  goTo: object({ state: parseKeptState }),
  notice: object({ text }),
  showKeys: object({}),
  drawAll: object({}),
};

/** @returns a message of the host, or undefined where `value` is none: browsers post messages of their own */
export function parseHostMessage(value: unknown): HostMessage | undefined {
  return parseMessage<HostMessage>(hostMessages, value);
}

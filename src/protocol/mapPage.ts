import { isLocale, type Locale } from '../core/locale.ts';
import type { MapPicture } from '../core/map/mermaid.ts';
import type { MessageKind, MessageMap, Place } from '../core/map/model.ts';
import type { MapFilter } from '../core/map/view.ts';
import { messageMapShape } from './map.ts';
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

/** What the reader chose to see. */
export interface MapChoice {
  readonly filter: MapFilter;
  readonly picture: MapPicture;
}

/** Host to page. */
export type MapShow =
  | {
      readonly type: 'show';
      readonly locale: Locale;
      readonly map: MessageMap;
      /** False while the workspace is still being read. */
      readonly complete: boolean;
      readonly choice: MapChoice;
    }
  /** There is no map; the message says why. */
  | { readonly type: 'unavailable'; readonly locale: Locale; readonly message: string };

/** Page to host. */
export type MapPageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'choice'; readonly choice: MapChoice }
  | { readonly type: 'open'; readonly place: Place }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'openMarkdown'; readonly text: string }
  | {
      readonly type: 'saveImage';
      readonly format: 'svg' | 'png';
      readonly name: string;
      readonly base64: string;
    }
  | { readonly type: 'failed'; readonly message: string };

const locale: Shape<Locale> = (value) => (isLocale(value) ? value : undefined);
const position = object({ line: count, character: count });
const place: Shape<Place> = object({ path: text, range: object({ start: position, end: position }) });

const kinds: Shape<readonly MessageKind[]> = listOf(oneOf('command', 'event', 'query'));

const choice: Shape<MapChoice> = object({
  filter: object({
    kinds,
    services: listOf(text),
    text,
    folder: text,
    from: optional(text),
    unfolded: listOf(text),
  }),
  picture: oneOf('flowchart', 'sequence'),
});

/** @returns what a page kept, or undefined where a former version or somebody else wrote it */
export const parseMapChoice: Shape<MapChoice> = choice;

const showShapes: MessageShapes<MapShow> = {
  show: object({ locale, map: messageMapShape, complete: flag, choice }),
  unavailable: object({ locale, message: text }),
};

/** @returns a message of the host, or undefined where `value` is none */
export function parseMapShow(value: unknown): MapShow | undefined {
  return parseMessage<MapShow>(showShapes, value);
}

const messageShapes: MessageShapes<MapPageMessage> = {
  ready: object({}),
  choice: object({ choice }),
  open: object({ place }),
  copy: object({ text }),
  openMarkdown: object({ text }),
  saveImage: object({ format: oneOf('svg', 'png'), name: text, base64: text }),
  failed: object({ message: text }),
};

/** @returns a message of the page, or undefined where `value` is none */
export function parseMapPageMessage(value: unknown): MapPageMessage | undefined {
  return parseMessage<MapPageMessage>(messageShapes, value);
}

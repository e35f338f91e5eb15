import { isLocale, type Locale } from '../core/locale.ts';
import { type MessageShapes, object, parseMessage, type Shape, text } from './shape.ts';

/** Host to page. A plan is the query of its link, as `core/playground/plan.ts` reads and writes it. */
export interface PlaygroundShow {
  readonly type: 'show';
  readonly locale: Locale;
  readonly plan: string;
}

/** Page to host. */
export type PlaygroundMessage =
  | { readonly type: 'ready' }
  /** The reader changed the plan. */
  | { readonly type: 'plan'; readonly plan: string }
  | { readonly type: 'copyLink'; readonly plan: string }
  | { readonly type: 'openLesson'; readonly slug: string }
  | { readonly type: 'failed'; readonly message: string };

const locale: Shape<Locale> = (value) => (isLocale(value) ? value : undefined);

const showShapes: MessageShapes<PlaygroundShow> = { show: object({ locale, plan: text }) };

/** @returns a message of the host, or undefined where `value` is none */
export function parsePlaygroundShow(value: unknown): PlaygroundShow | undefined {
  return parseMessage<PlaygroundShow>(showShapes, value);
}

const messageShapes: MessageShapes<PlaygroundMessage> = {
  ready: object({}),
  plan: object({ plan: text }),
  copyLink: object({ plan: text }),
  openLesson: object({ slug: text }),
  failed: object({ message: text }),
};

/** @returns a message of the page, or undefined where `value` is none */
export function parsePlaygroundMessage(value: unknown): PlaygroundMessage | undefined {
  return parseMessage<PlaygroundMessage>(messageShapes, value);
}

/** What the page keeps through hiding, reload and restart. */
export const parseKeptPlan = object({ plan: text });

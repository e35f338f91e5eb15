import type { PatternModel } from '../../analysis/model.ts';
import type { HandlerDraft } from './handlerDraft.ts';
import { keyedHandlers } from './keyedHandlers.ts';
import { methodHandlers } from './methodHandlers.ts';
import { objectHandlers } from './objectHandlers.ts';
import { registeredHandlers, streamHandlers } from './registeredHandlers.ts';

/** Code that stands under the name of a message: in an object, in a class, or in a call that registers it. */
export function namedHandlers(model: PatternModel, text: string): HandlerDraft[] {
  return [
    ...registeredHandlers(model),
    ...keyedHandlers(model, text),
    ...methodHandlers(model),
    ...objectHandlers(model),
    ...streamHandlers(model),
  ];
}

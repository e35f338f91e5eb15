import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Location,
  SymbolKind,
} from 'vscode-languageserver';
import type { Locale } from '../../core/locale.ts';
import type { MapHandler, MapMessage, MapSender, Place } from '../../core/map/model.ts';
import { object, optional, text } from '../../protocol/shape.ts';
import type { MapLookup, Part } from './lookup.ts';
import { messageSymbols } from './symbols.ts';
import { mapTexts } from './texts.ts';

export interface HierarchyContext {
  readonly lookup: MapLookup;
  readonly locale: Locale;
  readonly locationOf: (place: Place) => Location | undefined;
}

/** What an item stands for: ids of the map. Code that only sends calls, and is called by nothing the map knows of. */
const itemData = object({ message: optional(text), handler: optional(text) });

/** Call hierarchy from sender to message to handler to the next message: a message is called by who sends it. */
export function prepareHierarchy(part: Part, context: HierarchyContext): CallHierarchyItem[] {
  return part.kind === 'handler' ? handlerItem(part.handler, context) : messageItem(part.message, context);
}

export function outgoing(item: CallHierarchyItem, context: HierarchyContext): CallHierarchyOutgoingCall[] {
  const { lookup } = context;
  const { message, handler } = itemData(item.data) ?? {};
  if (message !== undefined) {
    return lookup
      .handlersOf(message)
      .flatMap((one) => handlerItem(one, context))
      .map((to) => ({ to, fromRanges: [item.selectionRange] }));
  }
  const from = handler === undefined ? undefined : lookup.handler(handler);
  if (!from) return [];
  return lookup.messages(from.emits).flatMap((one) => {
    const sends = lookup.sendersOf(one.id).filter((sender) => sender.handler === from.id);
    // Ranges are in the file of the item; what it sends through other files has none.
    const fromRanges = sends
      .filter(({ place }) => place.path === from.place.path)
      .map(({ place }) => place.range);
    return messageItem(one, context).map((to) => ({ to, fromRanges }));
  });
}

export function incoming(item: CallHierarchyItem, context: HierarchyContext): CallHierarchyIncomingCall[] {
  const { lookup } = context;
  const { message, handler } = itemData(item.data) ?? {};
  if (message !== undefined) {
    return lookup.sendersOf(message).flatMap((sender) => {
      const within = sender.handler === undefined ? undefined : lookup.handler(sender.handler);
      const items = within ? handlerItem(within, context) : senderItem(sender, context);
      return items.map((from) => ({ from, fromRanges: [sender.place.range] }));
    });
  }
  const to = handler === undefined ? undefined : lookup.handler(handler);
  return lookup
    .messages(to?.handles ?? [])
    .flatMap((one) => messageItem(one, context))
    .map((from) => ({ from, fromRanges: [from.selectionRange] }));
}

function messageItem(message: MapMessage, context: HierarchyContext): CallHierarchyItem[] {
  const { lookup, locale } = context;
  const detail = `${mapTexts.kind(message.kind)[locale]} · ${message.service}`;
  const data = { message: message.id };
  return item(message.name, messageSymbols[message.kind], detail, lookup.placeOf(message), data, context);
}

function handlerItem(handler: MapHandler, context: HierarchyContext): CallHierarchyItem[] {
  const detail = `${mapTexts.role(handler.role)[context.locale]} · ${handler.service}`;
  return item(handler.name, SymbolKind.Method, detail, handler.place, { handler: handler.id }, context);
}

function senderItem({ within, place, service }: MapSender, context: HierarchyContext): CallHierarchyItem[] {
  return item(within || place.path, SymbolKind.Function, service, place, {}, context);
}

function item(
  name: string,
  kind: SymbolKind,
  detail: string,
  place: Place | undefined,
  data: object,
  { locationOf }: HierarchyContext,
): CallHierarchyItem[] {
  const location = place && locationOf(place);
  if (!location) return [];
  const { uri, range } = location;
  return [{ name, kind, detail, uri, range, selectionRange: range, data }];
}

import { type DocumentSymbol, type Location, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import type { Locale } from '../../core/locale.ts';
import type { MessageKind, Place } from '../../core/map/model.ts';
import type { MapLookup, Part } from './lookup.ts';
import { mapTexts } from './texts.ts';

export const messageSymbols: Readonly<Record<MessageKind, SymbolKind>> = {
  command: SymbolKind.Struct,
  query: SymbolKind.Struct,
  event: SymbolKind.Event,
};

/** An answer with more symbols than this helps nobody. */
const most = 200;

/** Messages and handlers whose name has the letters of the query in this order. */
export function workspaceSymbols(
  query: string,
  { map }: MapLookup,
  locale: Locale,
  locationOf: (place: Place) => Location | undefined,
): WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  const add = (name: string, kind: SymbolKind, place: Place | undefined, about: string) => {
    const location = place && has(name, query) ? locationOf(place) : undefined;
    if (location && found.length < most) found.push({ name, kind, location, containerName: about });
  };
  for (const { name, kind, declared, service } of map.messages) {
    add(name, messageSymbols[kind], declared, `${mapTexts.kind(kind)[locale]} · ${service}`);
  }
  for (const { name, role, place, service } of map.handlers) {
    add(name, SymbolKind.Method, place, `${mapTexts.role(role)[locale]} · ${service}`);
  }
  return found;
}

/** Messages and handlers of a file. */
export function documentSymbols(parts: readonly Part[], locale: Locale): DocumentSymbol[] {
  return parts.flatMap((part): DocumentSymbol[] => {
    if (part.kind === 'handler') {
      const { name, role, place } = part.handler;
      return [symbol(name, SymbolKind.Method, place, mapTexts.role(role)[locale])];
    }
    const { declared, name, kind } = part.message;
    if (part.kind === 'sender' || !declared) return [];
    return [symbol(name, messageSymbols[kind], declared, mapTexts.kind(kind)[locale])];
  });
}

function symbol(name: string, kind: SymbolKind, { range }: Place, detail: string): DocumentSymbol {
  return { name, kind, range, selectionRange: range, detail };
}

function has(name: string, query: string): boolean {
  let at = 0;
  const letters = name.toLowerCase();
  for (const letter of query.toLowerCase()) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

import { adapterFor } from '../analysis/analyse.ts';
import { type Gate, gatesOf } from '../analysis/gates.ts';
import { mayHoldActivities } from './facts/temporal.ts';
import type { FileFacts } from './model.ts';

/** Gates of files that may say by themselves what is a message. */
const gates: readonly Gate[] = [
  'nest-cqrs',
  'temporal-workflow',
  'temporal-other',
  'durable-client',
  'emmett',
  'event-store',
  'axon',
  'broker',
  'bus',
  'cqrs',
  'event-sourcing',
  'consumer',
  'message',
  'append',
  'saga',
];
const word =
  /\b(?:Command|Event|Query)<\s*['"]|\b(?:publishEvent|EventListener|ofType|recordThat|raiseEvent|applyEvent|aggregateName)\b|\.(?:on|subscribe|register)\w*\(\s*['"A-Z]|\bcase\s+['"][A-Z]|@Module\(|Handlers\b[^=\n]{0,60}=\s*\[/;
const identifier = /[A-Za-z_$][\w$]*/g;

/**
 * The cheap question before a file is parsed: may it tell by itself that something is a message? A file that does not may
 * still declare, send or handle one that others tell of, see `mentions`.
 */
export function concernsMap(path: string, text: string): boolean {
  const adapter = adapterFor(path);
  if (!adapter || isPacked(text)) return false;
  const found = gatesOf(text, adapter.importedModule);
  return gates.some((gate) => found.has(gate)) || word.test(text) || mayHoldActivities(path);
}

/** The names of messages that files tell of, for `mentions`. Names that are plain words are left out. */
export function messageWords(files: Iterable<FileFacts>): Set<string> {
  const words = new Set<string>();
  const add = (name: string) => {
    for (const part of name.split(/[^\w$]+/)) if (part.length > 4 && /[A-Z_]/.test(part)) words.add(part);
  };
  for (const { types, handlers, sends } of files) {
    for (const { name, kind, literal } of types) {
      if (kind) add(name);
      if (kind && literal !== undefined) add(literal);
    }
    for (const { handles, evidence, role } of handlers) {
      // Many functions take something that is called an event; few take a command that is none.
      if (evidence !== 'typed' || role !== 'eventHandler') for (const { name } of handles) add(name);
    }
    for (const { message, evidence } of sends) if (evidence === 'told') add(message.name);
  }
  return words;
}

/** Does a text hold one of these words? */
export function mentions(text: string, words: ReadonlySet<string>): boolean {
  if (isPacked(text)) return false;
  for (const [name] of text.matchAll(identifier)) if (words.has(name)) return true;
  return false;
}

/** Code that a tool has packed: nobody reads it, and its names are no longer those of its author. */
function isPacked(text: string): boolean {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return text.length > 5000 && text.length / lines > 300;
}

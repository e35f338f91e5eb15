import { gatesOf } from './gates.ts';
import { java } from './languages/java/adapter.ts';
import type { LanguageAdapter } from './languages/language.ts';
import { typescript } from './languages/typescript/adapter.ts';
import type { PatternModel } from './model.ts';
import type { SourceParser } from './parser.ts';
import { handlersOf, messagesIn } from './roles.ts';

const adapters: readonly LanguageAdapter[] = [typescript, java];

/** Endings of the files that can be analysed, with the dot. */
export const extensions: readonly string[] = adapters.flatMap((adapter) => adapter.extensions);

export const defaultMaxFileBytes = 1024 * 1024;

export type Analysis =
  | { readonly model: PatternModel }
  /** The file is of no concern, or too large to be looked at. */
  | { readonly skipped: 'language' | 'gate' | 'size' };

export function adapterFor(path: string): LanguageAdapter | undefined {
  return adapters.find((adapter) => adapter.extensions.some((extension) => path.endsWith(extension)));
}

/** Reads a source text into facts. Broken source gives the facts that can be told. */
export async function analyse(
  parser: SourceParser,
  path: string,
  text: string,
  maxLength = defaultMaxFileBytes,
): Promise<Analysis> {
  const adapter = adapterFor(path);
  if (!adapter) return { skipped: 'language' };
  const gates = gatesOf(text.slice(0, maxLength));
  if (gates.size === 0) return { skipped: 'gate' };
  if (text.length > maxLength) return { skipped: 'size' };

  const root = await parser.parse(adapter.grammarOf(path), text, adapter.leaves);
  const facts = adapter.facts(root, text);
  const handlers = handlersOf({ gates, types: facts.types, bodies: facts.bodies });
  const messages = messagesIn(facts.types);
  return {
    model: { path, language: adapter.id, gates, ...facts, handlers, messages, syntaxErrors: root.errors },
  };
}

import { type Gate, gatesOf } from './gates.ts';
import { csharp } from './languages/csharp/adapter.ts';
import { go } from './languages/go/adapter.ts';
import { java } from './languages/java/adapter.ts';
import type { LanguageAdapter } from './languages/language.ts';
import { python } from './languages/python/adapter.ts';
import { typescript } from './languages/typescript/adapter.ts';
import type { PatternModel } from './model.ts';
import type { LoadedParser, SourceParser } from './parser.ts';
import { handlersOf, messagesIn } from './roles.ts';
import type { SyntaxNode } from './syntax.ts';

const adapters: readonly LanguageAdapter[] = [typescript, java, csharp, python, go];

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
  const source = concernOf(path, text, maxLength);
  if ('skipped' in source) return source;
  return modelOf(source, await parser.parse(...parsing(source)));
}

/** The same at once, for hosts that cannot wait. */
export function analyseNow(
  parser: LoadedParser,
  path: string,
  text: string,
  maxLength = defaultMaxFileBytes,
): Analysis {
  const source = concernOf(path, text, maxLength);
  if ('skipped' in source) return source;
  return modelOf(source, parser.parse(...parsing(source)));
}

/** The same for a file without a gate too, as the message map asks for those that name a known message. */
export async function analyseAny(
  parser: SourceParser,
  path: string,
  text: string,
  maxLength = defaultMaxFileBytes,
): Promise<Analysis> {
  const adapter = adapterFor(path);
  if (!adapter) return { skipped: 'language' };
  if (text.length > maxLength) return { skipped: 'size' };
  const source = { path, text, adapter, gates: gatesOf(text, adapter.importedModule) };
  return modelOf(source, await parser.parse(...parsing(source)));
}

interface Source {
  readonly path: string;
  readonly text: string;
  readonly adapter: LanguageAdapter;
  readonly gates: ReadonlySet<Gate>;
}

function concernOf(
  path: string,
  text: string,
  maxLength: number,
): Source | Extract<Analysis, { skipped: string }> {
  const adapter = adapterFor(path);
  if (!adapter) return { skipped: 'language' };
  const gates = gatesOf(text.slice(0, maxLength), adapter.importedModule);
  if (gates.size === 0) return { skipped: 'gate' };
  return text.length > maxLength ? { skipped: 'size' } : { path, text, adapter, gates };
}

/** What a parser needs to know. */
function parsing({ path, text, adapter }: Source): Parameters<SourceParser['parse']> {
  return [adapter.grammarOf(path), adapter.readable?.(text) ?? text, adapter.leaves];
}

function modelOf({ path, text, adapter, gates }: Source, root: SyntaxNode): Analysis {
  const facts = adapter.facts(root, text);
  const handlers = handlersOf({ language: adapter.id, gates, types: facts.types, bodies: facts.bodies });
  const messages = messagesIn(facts.types);
  return {
    model: { path, language: adapter.id, gates, ...facts, handlers, messages, syntaxErrors: root.errors },
  };
}

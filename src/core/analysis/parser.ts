import { Edit, Language, Parser, type Tree } from 'web-tree-sitter';
import { copyTree, type Leaves, type Reuse, type SyntaxNode } from './syntax.ts';

/** Where the bytes of the parser come from; the host reads files or fetches them. */
export interface ParserFiles {
  /** `web-tree-sitter.wasm` */
  engine(): Promise<Uint8Array>;
  /** `tree-sitter-<grammar>.wasm` */
  grammar(grammar: string): Promise<Uint8Array>;
}

export interface SourceParser {
  parse(grammar: string, text: string, leaves: Leaves): Promise<SyntaxNode>;
}

/** A parser whose grammars are in memory; others it throws a `RangeError` for. */
export interface LoadedParser {
  parse(grammar: string, text: string, leaves: Leaves): SyntaxNode;
}

export interface Parsers extends SourceParser {
  /** Loads grammars, so that their files can be parsed at once. */
  load(grammars: readonly string[]): Promise<LoadedParser>;
  /** A parser for one open document: it keeps the last tree, so that an edit costs little. */
  forDocument(): DocumentParser;
}

export interface DocumentParser extends SourceParser {
  /** Frees the tree, which lies in memory that is not collected. */
  close(): void;
}

/** The engine is loaded at the first parse, a grammar when the first file of its language is seen. */
export function createParser(files: ParserFiles): Parsers {
  let engine: Promise<void> | undefined;
  const grammars = new Map<string, Promise<Parser>>();

  async function load(grammar: string): Promise<Parser> {
    engine ??= files.engine().then((wasmBinary) => Parser.init({ wasmBinary }));
    await engine;
    const language = await Language.load(await files.grammar(grammar));
    return new Parser().setLanguage(language);
  }

  function parserFor(grammar: string): Promise<Parser> {
    const known = grammars.get(grammar);
    if (known) return known;
    const loading = load(grammar);
    grammars.set(grammar, loading);
    // A failed load is tried again at the next parse.
    loading.catch(() => {
      grammars.delete(grammar);
      engine = undefined;
    });
    return loading;
  }

  return {
    parse: async (grammar, text, leaves) => parseOnce(await parserFor(grammar), text, leaves),
    async load(names) {
      const loaded = new Map<string, Parser>();
      for (const name of names) loaded.set(name, await parserFor(name));
      return {
        parse(grammar, text, leaves) {
          const parser = loaded.get(grammar);
          if (!parser) throw new RangeError(`the grammar ${grammar} is not loaded`);
          return parseOnce(parser, text, leaves);
        },
      };
    },
    forDocument: () => documentParser(parserFor),
  };
}

function parseOnce(parser: Parser, text: string, leaves: Leaves): SyntaxNode {
  const tree = parser.parse(text);
  if (!tree) return unreadable(text);
  try {
    return copyTree(tree, leaves);
  } finally {
    tree.delete();
  }
}

interface Parsed {
  readonly grammar: string;
  readonly text: string;
  readonly tree: Tree;
  readonly root: SyntaxNode;
}

function documentParser(parserFor: (grammar: string) => Promise<Parser>): DocumentParser {
  let last: Parsed | undefined;
  let closed = false;

  function close(): void {
    last?.tree.delete();
    last = undefined;
    closed = true;
  }

  return {
    async parse(grammar, text, leaves) {
      const parser = await parserFor(grammar);
      const before = last?.grammar === grammar ? last : undefined;
      const changed = before && reparse(parser, before, text);
      const tree = changed?.tree ?? parser.parse(text);
      if (!tree) return unreadable(text);
      const root = copyTree(tree, leaves, changed?.reuse);
      last?.tree.delete();
      last = undefined;
      if (closed) tree.delete();
      else last = { grammar, text, tree, root };
      return root;
    },
    close,
  };
}

/**
 * Parses an edited text from the tree it had before. Gives nothing for a text with errors: how the parser recovers
 * depends on what it starts from, and the same text must always read the same.
 */
function reparse(parser: Parser, { text: old, tree: before, root }: Parsed, text: string) {
  const edit = editBetween(old, text);
  before.edit(edit);
  const tree = parser.parse(text, before);
  if (!tree || tree.rootNode.hasError) {
    tree?.delete();
    return undefined;
  }
  const changed = before
    .getChangedRanges(tree)
    .map(({ startIndex, endIndex }) => ({ start: startIndex, end: endIndex }));
  changed.push({ start: edit.startIndex, end: edit.newEndIndex });
  const reuse: Reuse = {
    root,
    changed,
    editEnd: edit.newEndIndex,
    shift: edit.newEndIndex - edit.oldEndIndex,
  };
  return { tree, reuse };
}

/** The smallest edit that turns one text into the other: what lies between their common beginning and end. */
function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail += 1;
  // Never between the halves of a surrogate pair.
  if (isLowSurrogate(before, start) || isLowSurrogate(after, start)) start -= 1;
  if (
    tail > 0 &&
    (isLowSurrogate(before, before.length - tail) || isLowSurrogate(after, after.length - tail))
  )
    tail -= 1;
  const oldEndIndex = before.length - tail;
  const newEndIndex = after.length - tail;
  return new Edit({
    startIndex: start,
    oldEndIndex,
    newEndIndex,
    startPosition: pointAt(before, start),
    oldEndPosition: pointAt(before, oldEndIndex),
    newEndPosition: pointAt(after, newEndIndex),
  });
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}

function pointAt(text: string, index: number): { row: number; column: number } {
  let row = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) {
    row += 1;
    lineStart = at + 1;
  }
  return { row, column: index - lineStart };
}

function unreadable(text: string): SyntaxNode {
  const nothing = { children: [], parts: [], commented: false, errors: 1 };
  return { type: 'ERROR', field: undefined, start: 0, end: text.length, named: true, ...nothing };
}

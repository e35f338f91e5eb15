import { Language, Parser } from 'web-tree-sitter';
import { copyTree, type Leaves, type SyntaxTree } from './syntax.ts';

/** Where the bytes of the parser come from; the host reads files or fetches them. */
export interface ParserFiles {
  /** `web-tree-sitter.wasm` */
  engine(): Promise<Uint8Array>;
  /** `tree-sitter-<grammar>.wasm` */
  grammar(grammar: string): Promise<Uint8Array>;
}

export interface SourceParser {
  /** Parses a whole text; the parser's memory is free again when it returns. */
  parse(grammar: string, text: string, leaves: Leaves): Promise<SyntaxTree>;
}

/** The engine is loaded at the first parse, a grammar when the first file of its language is seen. */
export function createParser(files: ParserFiles): SourceParser {
  let engine: Promise<void> | undefined;
  const grammars = new Map<string, Promise<Parser>>();

  async function parserFor(grammar: string): Promise<Parser> {
    engine ??= files.engine().then((wasmBinary) => Parser.init({ wasmBinary }));
    await engine;
    const language = await Language.load(await files.grammar(grammar));
    return new Parser().setLanguage(language);
  }

  return {
    async parse(grammar, text, leaves) {
      let loading = grammars.get(grammar);
      if (!loading) {
        loading = parserFor(grammar);
        grammars.set(grammar, loading);
        // A failed load is tried again at the next parse.
        loading.catch(() => grammars.delete(grammar));
      }
      const parser = await loading;
      const tree = parser.parse(text);
      if (!tree)
        return {
          root: { type: 'ERROR', field: undefined, start: 0, end: text.length, named: true, children: [] },
          errors: 1,
        };
      try {
        return copyTree(tree, leaves);
      } finally {
        tree.delete();
      }
    },
  };
}

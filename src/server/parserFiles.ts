import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ParserFiles } from '../core/analysis/parser.ts';

/** The parser's files: `wasm/` beside the bundle, else those of the installed packages. */
export function nodeParserFiles(): ParserFiles {
  const beside = new URL('./wasm/', import.meta.url);
  if (existsSync(beside)) {
    return {
      engine: () => readFile(new URL('web-tree-sitter.wasm', beside)),
      grammar: (grammar) => readFile(new URL(`tree-sitter-${grammar}.wasm`, beside)),
    };
  }
  const { resolve } = createRequire(import.meta.url);
  return {
    engine: () => readFile(resolve('web-tree-sitter/web-tree-sitter.wasm')),
    grammar: (grammar) => readFile(resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${grammar}.wasm`)),
  };
}

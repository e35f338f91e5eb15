import type { Body, Comment, Import, LanguageId, TypeFact } from '../model.ts';
import type { Leaves, SyntaxNode } from '../syntax.ts';

/** What an adapter reads out of a tree; `analyse` adds what is told from names alone. */
export interface SourceFacts {
  readonly imports: readonly Import[];
  readonly types: readonly TypeFact[];
  readonly bodies: readonly Body[];
  readonly comments: readonly Comment[];
}

/** Turns the syntax of one language into facts. It knows no rule and no framework. */
export interface LanguageAdapter {
  readonly id: LanguageId;
  /** File name endings, with the dot. */
  readonly extensions: readonly string[];
  /** The grammar for a file, as in `tree-sitter-<grammar>.wasm`. */
  grammarOf(path: string): string;
  /** What begins a comment that ends with its line. */
  readonly lineComment: '//' | '#';
  /** Finds the imports in a text that is not parsed yet; the group `module` is what is imported from. */
  readonly importedModule: RegExp;
  /** The text as the grammar can read it, of the same length, where it lags behind its language. */
  readable?(text: string): string;
  readonly leaves: Leaves;
  facts(root: SyntaxNode, text: string): SourceFacts;
}

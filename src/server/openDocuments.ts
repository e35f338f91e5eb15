import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, analyse } from '../core/analysis/analyse.ts';
import type { DocumentParser, Parsers } from '../core/analysis/parser.ts';

interface Known {
  readonly parser: DocumentParser;
  readonly version: number;
  readonly path: string;
  readonly maxFileSize: number;
  readonly analysis: Promise<Analysis>;
}

/** The facts of the documents that are open. Each version of a text is read once, whoever asks. */
export class OpenDocuments {
  readonly #parsers: Parsers;
  readonly #known = new Map<string, Known>();

  constructor(documents: TextDocuments<TextDocument>, parsers: Parsers) {
    this.#parsers = parsers;
    documents.onDidClose(({ document }) => {
      this.#known.get(document.uri)?.parser.close();
      this.#known.delete(document.uri);
    });
  }

  /**
   * The facts of a document's text as it is now.
   * @param path tells language and tests
   */
  analysis(document: TextDocument, path: string, maxFileSize: number): Promise<Analysis> {
    const { uri, version } = document;
    const known = this.#known.get(uri);
    if (known?.version === version && known.path === path && known.maxFileSize === maxFileSize)
      return known.analysis;
    const parser = known?.parser ?? this.#parsers.forDocument();
    const analysis = analyse(parser, path, document.getText(), maxFileSize);
    this.#known.set(uri, { parser, version, path, maxFileSize, analysis });
    return analysis;
  }
}

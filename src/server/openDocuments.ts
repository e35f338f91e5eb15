import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, analyse, analyseAny } from '../core/analysis/analyse.ts';
import type { DocumentParser, Parsers } from '../core/analysis/parser.ts';

interface Known {
  readonly parser: DocumentParser;
  readonly version: number;
  readonly path: string;
  readonly gated?: { readonly maxFileSize: number; readonly analysis: Promise<Analysis> };
  readonly any?: Promise<Analysis>;
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
   * The facts of a document's text as it is now, see `analyse`.
   * @param path tells language and tests
   */
  analysis(document: TextDocument, path: string, maxFileSize: number): Promise<Analysis> {
    const known = this.#knownOf(document, path);
    if (known.gated?.maxFileSize === maxFileSize) return known.gated.analysis;
    const analysis = analyse(known.parser, path, document.getText(), maxFileSize);
    this.#known.set(document.uri, { ...known, gated: { maxFileSize, analysis } });
    return analysis;
  }

  /** The same for a document without a gate too, of any size, see `analyseAny`. */
  async anyAnalysis(document: TextDocument, path: string): Promise<Analysis> {
    const known = this.#knownOf(document, path);
    const gated = await known.gated?.analysis;
    if (gated && 'model' in gated) return gated;
    const text = document.getText();
    const any = known.any ?? analyseAny(known.parser, path, text, text.length);
    this.#known.set(document.uri, { ...known, any });
    return any;
  }

  #knownOf({ uri, version }: TextDocument, path: string): Known {
    const known = this.#known.get(uri);
    if (known?.version === version && known.path === path) return known;
    return { parser: known?.parser ?? this.#parsers.forDocument(), version, path };
  }
}

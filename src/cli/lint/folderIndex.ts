import { type Analysis, analyseAny } from '../../core/analysis/analyse.ts';
import type { SourceParser } from '../../core/analysis/parser.ts';
import { concernsMap, mentions, messageWords } from '../../core/map/concern.ts';
import { fileFacts } from '../../core/map/fileFacts.ts';
import type { Workspace } from '../../core/map/workspace.ts';
import { MapIndex } from '../../server/map/mapIndex.ts';

interface Silent {
  readonly path: string;
  readonly name: string;
  readonly text: () => Promise<string>;
}

/** The workspace that the files of one run make up. */
export class FolderIndex {
  readonly #parser: SourceParser;
  readonly #index: MapIndex;
  /** Files that tell nothing by themselves. */
  readonly #silent: Silent[] = [];

  /** @param name of the whole */
  constructor(parser: SourceParser, name: string) {
    this.#parser = parser;
    this.#index = new MapIndex(name);
  }

  /**
   * Takes a source file.
   * @param path its place in the workspace
   * @param name what tells its language and whether it is a test
   * @param analysis of the text, where somebody has made one
   */
  async take(
    path: string,
    name: string,
    text: string,
    read: () => Promise<string>,
    analysis?: Analysis,
  ): Promise<void> {
    if (!concernsMap(name, text)) this.#silent.push({ path, name, text: read });
    else await this.#put(path, name, text, analysis);
  }

  takeManifest(path: string, text: string): void {
    this.#index.putManifest(path, text);
  }

  /** The workspace, once all files are taken: those that only name a message of others are looked at now. */
  async workspace(): Promise<Workspace> {
    const words = messageWords(this.#index.factsOf(() => true));
    for (const { path, name, text: read } of this.#silent.splice(0)) {
      const text = await read();
      if (mentions(text, words)) await this.#put(path, name, text);
    }
    return this.#index.workspace;
  }

  async #put(path: string, name: string, text: string, analysis?: Analysis): Promise<void> {
    const known = analysis && 'model' in analysis ? analysis : await analyseAny(this.#parser, name, text);
    if ('model' in known) this.#index.put(path, fileFacts(known.model, text));
  }
}

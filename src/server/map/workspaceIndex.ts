import { analyse } from '../../core/analysis/analyse.ts';
import type { SourceParser } from '../../core/analysis/parser.ts';
import { fileFacts } from '../../core/map/fileFacts.ts';
import type { FileFacts } from '../../core/map/model.ts';
import { isManifest } from '../../core/map/services.ts';
import type { Workspace } from '../../core/map/workspace.ts';
import type { IndexState } from '../../protocol/map.ts';
import type { Foreground } from './foreground.ts';
import { MapIndex } from './mapIndex.ts';

/** The files of a workspace, by the paths they have in its map. */
export interface IndexedFiles {
  /** Sources and manifests; those that cannot be listed are left out. */
  list(): AsyncIterable<string>;
  /** Text of a file; undefined where it can't be read. */
  read(path: string): Promise<string | undefined>;
  /** The path as its folder has it, which tells language and tests. */
  pathInFolder(path: string): string;
}

/** How a run through the workspace is shown, and called off. */
export interface Progress {
  /** @param done of `all` files */
  report(done: number, all: number): void;
  readonly cancelled: boolean;
  end(): void;
}

export interface IndexDeps {
  readonly files: IndexedFiles;
  readonly parser: SourceParser;
  readonly foreground: Foreground;
  readonly limits: () => Promise<Limits>;
  readonly progress: () => Promise<Progress>;
  /** Something is to be told that was not, or is different now. */
  readonly onChange: () => void;
  /** What nobody expected, such as a parser that cannot be loaded. */
  readonly onError: (error: unknown) => void;
}

export interface Limits {
  /** Source files that are read at most. */
  readonly maxFiles: number;
  /** Larger ones are left out; in UTF-16 units. */
  readonly maxFileSize: number;
}

/** Files that are read ahead of the one that is being analysed. */
const batch = 16;

/**
 * The index of a workspace: read once in the background, then kept up to date file by file. What is open in the editor
 * goes before what is on disk. Everything that reads files does so one after the other, in the order it was asked for.
 */
export class WorkspaceIndex {
  readonly #deps: IndexDeps;
  readonly #index: MapIndex;
  readonly #open = new Map<string, FileFacts | undefined>();
  #known: ReadonlySet<string> = new Set();
  #state: IndexState = 'none';
  #limits: Limits = { maxFiles: 0, maxFileSize: 0 };
  #last: Promise<void> = Promise.resolve();

  /** @param rootName see `Services` */
  constructor(deps: IndexDeps, rootName?: string) {
    this.#deps = deps;
    this.#index = new MapIndex(rootName);
  }

  get state(): IndexState {
    return this.#state;
  }

  /** All there is to be read has been. */
  get complete(): boolean {
    return this.#state === 'read' || this.#state === 'limited';
  }

  get workspace(): Workspace {
    return this.#index.workspace;
  }

  /** Has the workspace read, unless that has begun already. */
  start(): void {
    if (this.#state === 'none') this.rebuild();
  }

  /** Has the workspace read again. */
  rebuild(): void {
    if (this.#state === 'reading') return;
    this.#state = 'reading';
    this.#enqueue(() => this.#build());
  }

  /** Whether the workspace was read under other limits. */
  isLimitedOtherwise({ maxFiles, maxFileSize }: Limits): boolean {
    if (this.#state === 'none') return false;
    return maxFiles !== this.#limits.maxFiles || maxFileSize !== this.#limits.maxFileSize;
  }

  /** Resolves when all that was asked for so far is done. */
  settled(): Promise<void> {
    return this.#last;
  }

  /** Takes what an open document says; it counts until the document is closed. */
  opened(path: string, facts: FileFacts | undefined): void {
    this.#open.set(path, facts);
    if (this.#known.has(path) && this.#index.put(path, facts)) this.#deps.onChange();
  }

  closed(path: string): void {
    if (this.#open.delete(path)) this.changed(path);
  }

  /** The file has another content on disk. */
  changed(path: string): void {
    if (this.#state !== 'none') this.#enqueue(async () => this.#tell(await this.#read(path)));
  }

  /** Files have come or gone. */
  moved(): void {
    if (this.#state !== 'none') this.#enqueue(() => this.#update());
  }

  #enqueue(task: () => Promise<void>): void {
    this.#last = this.#last.then(task).catch(this.#deps.onError);
  }

  #tell(changed: boolean): void {
    if (changed) this.#deps.onChange();
  }

  async #build(): Promise<void> {
    const progress = await this.#deps.progress();
    try {
      this.#state = await this.#readWorkspace(progress);
    } finally {
      // What went wrong is told elsewhere; the reader may ask again.
      if (this.#state === 'reading') this.#state = 'cancelled';
      progress.end();
      this.#deps.onChange();
    }
  }

  async #readWorkspace(progress: Progress): Promise<IndexState> {
    const { paths, limited } = await this.#list();
    this.#forgetOthers(paths);
    let done = 0;
    for (const part of inBatches(paths)) {
      if (progress.cancelled) return 'cancelled';
      await this.#readAll(part);
      done += part.length;
      progress.report(done, paths.size);
    }
    return limited ? 'limited' : 'read';
  }

  async #update(): Promise<void> {
    const before = this.#known;
    const { paths, limited } = await this.#list();
    let changed = this.#forgetOthers(paths);
    for (const part of inBatches(new Set([...paths].filter((path) => !before.has(path))))) {
      changed = (await this.#readAll(part)) || changed;
    }
    if (this.complete) this.#state = limited ? 'limited' : 'read';
    this.#tell(changed);
  }

  async #list(): Promise<{ paths: ReadonlySet<string>; limited: boolean }> {
    this.#limits = await this.#deps.limits();
    const { maxFiles } = this.#limits;
    const manifests: string[] = [];
    const sources: string[] = [];
    for await (const path of this.#deps.files.list()) {
      if (isManifest(path)) manifests.push(path);
      else if (sources.push(path) > maxFiles) break;
    }
    const limited = sources.length > maxFiles;
    return { paths: new Set([...manifests, ...sources.slice(0, maxFiles)]), limited };
  }

  #forgetOthers(paths: ReadonlySet<string>): boolean {
    let changed = false;
    for (const path of this.#known) if (!paths.has(path)) changed = this.#index.delete(path) || changed;
    this.#known = paths;
    return changed;
  }

  async #readAll(paths: readonly string[]): Promise<boolean> {
    const texts = await Promise.all(
      paths.map((path) => (this.#open.has(path) ? undefined : this.#deps.files.read(path))),
    );
    let changed = false;
    for (const [number, path] of paths.entries()) {
      await this.#deps.foreground.turn();
      changed = (await this.#take(path, texts[number])) || changed;
    }
    return changed;
  }

  #read(path: string): Promise<boolean> {
    return this.#known.has(path) ? this.#readAll([path]) : Promise.resolve(false);
  }

  async #take(path: string, text: string | undefined): Promise<boolean> {
    if (isManifest(path))
      return text === undefined ? this.#index.delete(path) : this.#index.putManifest(path, text);
    const facts = text === undefined ? undefined : await this.#factsOf(path, text);
    // It may have been opened in the meantime.
    return this.#index.put(path, this.#open.has(path) ? this.#open.get(path) : facts);
  }

  async #factsOf(path: string, text: string): Promise<FileFacts | undefined> {
    const { parser, files } = this.#deps;
    const analysis = await analyse(parser, files.pathInFolder(path), text, this.#limits.maxFileSize);
    return 'model' in analysis ? fileFacts(analysis.model, text) : undefined;
  }
}

function* inBatches(paths: ReadonlySet<string>): Generator<readonly string[]> {
  const all = [...paths];
  for (let at = 0; at < all.length; at += batch) yield all.slice(at, at + batch);
}

import { type Analysis, analyseAny } from '../../core/analysis/analyse.ts';
import type { SourceParser } from '../../core/analysis/parser.ts';
import { concernsMap, mentions, messageWords } from '../../core/map/concern.ts';
import { fileFacts } from '../../core/map/fileFacts.ts';
import { isManifest } from '../../core/map/services.ts';
import type { Workspace } from '../../core/map/workspace.ts';
import type { IndexState } from '../../protocol/map.ts';
import type { Foreground } from './foreground.ts';
import { MapIndex } from './mapIndex.ts';
import { SilentFiles } from './silentFiles.ts';

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

/** A text, and how to get its facts. */
export interface Source {
  readonly text: string;
  readonly analyse: () => Promise<Analysis>;
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
  readonly #silent = new SilentFiles();
  readonly #open = new Map<string, Source>();
  #known: ReadonlySet<string> = new Set();
  #names: ReadonlySet<string> = new Set();
  #state: IndexState = 'none';
  #limits: Limits = { maxFiles: 0, maxFileSize: 0 };
  #last: Promise<void> = Promise.resolve();

  /** @param rootName see `MapIndex` */
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

  /** Takes what an open document says; it counts until the document is closed. Waits for nothing but its facts. */
  async opened(path: string, source: Source): Promise<void> {
    this.#open.set(path, source);
    if (!this.#known.has(path) || !(await this.#take(path, source))) return;
    this.#deps.onChange();
    this.#enqueue(async () => this.#tell(await this.#lookAtSilent()));
  }

  closed(path: string): void {
    if (this.#open.delete(path)) this.changed(path);
  }

  /** The file has another content on disk. */
  changed(path: string): void {
    this.#afterwards(async () => this.#known.has(path) && (await this.#readAll([path])));
  }

  /** Files have come or gone. */
  moved(): void {
    this.#afterwards(() => this.#update());
  }

  #enqueue(task: () => Promise<void>): void {
    this.#last = this.#last.then(task).catch(this.#deps.onError);
  }

  /** Brings up to date what has been read; there is nothing to do before. */
  #afterwards(update: () => Promise<boolean>): void {
    if (this.#state === 'none') return;
    this.#enqueue(async () => {
      const changed = await update();
      this.#tell((await this.#lookAtSilent()) || changed);
    });
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
    for (const part of inBatches([...paths])) {
      if (progress.cancelled) return 'cancelled';
      await this.#readAll(part);
      done += part.length;
      progress.report(done, paths.size);
    }
    await this.#lookAtSilent();
    return limited ? 'limited' : 'read';
  }

  async #update(): Promise<boolean> {
    const before = this.#known;
    const { paths, limited } = await this.#list();
    let changed = this.#forgetOthers(paths);
    for (const part of inBatches([...paths].filter((path) => !before.has(path)))) {
      changed = (await this.#readAll(part)) || changed;
    }
    if (this.complete) this.#state = limited ? 'limited' : 'read';
    return changed;
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
    for (const path of this.#known) {
      if (paths.has(path)) continue;
      this.#silent.delete(path);
      changed = this.#index.delete(path) || changed;
    }
    this.#known = paths;
    return changed;
  }

  /** Reads again the silent files that name a message now, or no longer do. */
  async #lookAtSilent(): Promise<boolean> {
    this.#names = messageWords(this.#index.factsOf((path) => !this.#silent.has(path)));
    let changed = false;
    for (const part of inBatches(this.#silent.look(this.#names))) {
      changed = (await this.#readAll(part)) || changed;
    }
    return changed;
  }

  async #readAll(paths: readonly string[]): Promise<boolean> {
    const sources = await Promise.all(paths.map((path) => this.#open.get(path) ?? this.#fromDisk(path)));
    let changed = false;
    for (const [number, path] of paths.entries()) {
      await this.#deps.foreground.turn();
      changed = (await this.#take(path, sources[number])) || changed;
    }
    return changed;
  }

  async #fromDisk(path: string): Promise<Source | undefined> {
    const { files, parser } = this.#deps;
    const text = await files.read(path);
    return text === undefined
      ? undefined
      : { text, analyse: () => analyseAny(parser, files.pathInFolder(path), text) };
  }

  /** @returns whether the index has changed by what the file says */
  async #take(path: string, source: Source | undefined): Promise<boolean> {
    if (isManifest(path))
      return source ? this.#index.putManifest(path, source.text) : this.#index.delete(path);
    const isRead = source !== undefined && source.text.length <= this.#limits.maxFileSize;
    const concerns = isRead && concernsMap(this.#deps.files.pathInFolder(path), source.text);
    const analysis = isRead && (concerns || mentions(source.text, this.#names)) && (await source.analyse());
    // The file may have been opened or edited in the meantime.
    if ((this.#open.get(path) ?? source) !== source) return false;
    if (concerns || !isRead) this.#silent.delete(path);
    else this.#silent.set(path, source.text);
    return this.#index.put(
      path,
      analysis && 'model' in analysis ? fileFacts(analysis.model, source?.text ?? '') : undefined,
    );
  }
}

function* inBatches(paths: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < paths.length; at += batch) yield paths.slice(at, at + batch);
}

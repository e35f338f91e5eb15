import type { Location } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from '../../core/lint/positions.ts';
import { workspaceRules } from '../../core/lint/rules/index.ts';
import { type WorkspaceReport, workspaceReports } from '../../core/lint/workspaceRule.ts';
import type { Place } from '../../core/map/model.ts';
import type { Workspace } from '../../core/map/workspace.ts';
import { type IndexedFolder, indexedFolders, pathIn, uriIn } from '../../protocol/map.ts';
import { pathOf, type Session } from '../session.ts';
import { indexedFiles, readLimits } from './files.ts';
import { Foreground } from './foreground.ts';
import { MapLookup, type Part } from './lookup.ts';
import { mapTexts } from './texts.ts';
import { type Progress, WorkspaceIndex } from './workspaceIndex.ts';

/** What is made of one state of the workspace, each part when it is first asked for. */
interface Derived {
  readonly workspace: Workspace;
  lookup?: MapLookup;
  reports?: ReadonlyMap<string, readonly WorkspaceReport[]>;
}

/** The message map of the folders that are open, always as the open documents have it. */
export class LiveMap {
  readonly foreground = new Foreground();
  readonly #session: Session;
  readonly #onChange: () => void;
  #folders: readonly IndexedFolder[] = [];
  #index: WorkspaceIndex;
  #derived: Derived | undefined;
  /** Versions of the open documents that the index has. */
  readonly #taken = new Map<string, { readonly version: number; readonly done: Promise<void> }>();

  constructor(session: Session, onChange: () => void) {
    this.#session = session;
    this.#onChange = onChange;
    this.#index = this.#indexFolders();
    session.documents.onDidClose(({ document }) => {
      const path = this.pathOf(document.uri);
      this.#taken.delete(document.uri);
      if (path !== undefined) this.#index.closed(path);
    });
  }

  get index(): WorkspaceIndex {
    return this.#index;
  }

  get folders(): readonly IndexedFolder[] {
    return this.#folders;
  }

  get lookup(): MapLookup {
    const derived = this.#current();
    derived.lookup ??= new MapLookup(derived.workspace.map);
    return derived.lookup;
  }

  /** Begins anew, for other folders than before. */
  async reopen(): Promise<void> {
    this.#index = this.#indexFolders();
    this.#taken.clear();
    this.#index.start();
    for (const document of this.#session.documents.all()) await this.take(document);
  }

  pathOf(uri: string): string | undefined {
    return pathIn(this.#folders, uri);
  }

  uriOf(path: string): string | undefined {
    return uriIn(this.#folders, path);
  }

  locationOf(place: Place): Location | undefined {
    const uri = this.uriOf(place.path);
    return uri === undefined ? undefined : { uri, range: place.range };
  }

  /**
   * Lets the map have a document as it is now.
   * @returns its path; undefined for one outside of the folders
   */
  async take(document: TextDocument): Promise<string | undefined> {
    const { uri, version } = document;
    const path = this.pathOf(uri);
    if (path === undefined) return undefined;
    let taken = this.#taken.get(uri);
    if (taken?.version !== version) {
      const { open } = this.#session;
      const analyse = () => open.anyAnalysis(document, pathOf(this.#session, uri));
      taken = { version, done: this.#index.opened(path, { text: document.getText(), analyse }) };
      this.#taken.set(uri, taken);
    }
    await taken.done;
    return path;
  }

  /** What has a place in a document as it is now; nothing while the workspace is being read. */
  async partsIn(document: TextDocument): Promise<readonly Part[]> {
    const path = await this.take(document);
    return path === undefined || !this.#index.complete ? [] : this.lookup.partsIn(path);
  }

  async partAt(document: TextDocument, position: Position): Promise<Part | undefined> {
    const path = await this.take(document);
    return path === undefined ? undefined : this.lookup.partAt(path, position, wordAt(document, position));
  }

  /** What the rules on the workspace find in a file. */
  reportsIn(path: string): readonly WorkspaceReport[] {
    const derived = this.#current();
    derived.reports ??= workspaceReports(derived.workspace, workspaceRules);
    return derived.reports.get(path) ?? [];
  }

  #current(): Derived {
    const { workspace } = this.#index;
    if (this.#derived?.workspace !== workspace) this.#derived = { workspace };
    return this.#derived;
  }

  #indexFolders(): WorkspaceIndex {
    const { folders, parsers } = this.#session;
    this.#folders = indexedFolders(folders);
    return new WorkspaceIndex(
      {
        files: indexedFiles(this.#session, this.#folders),
        parser: parsers,
        foreground: this.foreground,
        limits: () => readLimits(this.#session),
        progress: () => progressOf(this.#session),
        onChange: this.#onChange,
        onError: this.#session.failed,
      },
      folders.length === 1 ? folders[0]?.name : undefined,
    );
  }
}

/** The name that a position is in or beside; empty where there is none. */
function wordAt(document: TextDocument, { line, character }: Position): string {
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const before = /[\w$]*$/.exec(text.slice(0, character))?.[0] ?? '';
  const after = /^[\w$]*/.exec(text.slice(character))?.[0] ?? '';
  return before + after;
}

async function progressOf({ connection, locale }: Session): Promise<Progress> {
  const shown = await connection.window.createWorkDoneProgress();
  shown.begin(mapTexts.reading[locale], 0, undefined, true);
  return {
    report: (done, all) => shown.report(Math.round((100 * done) / all), mapTexts.files(done, all)[locale]),
    get cancelled() {
      return shown.token.isCancellationRequested;
    },
    end: () => shown.done(),
  };
}

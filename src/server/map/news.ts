import { CodeLensRefreshRequest } from 'vscode-languageserver';
import type { WorkspaceReport } from '../../core/lint/workspaceRule.ts';
import { mapChangedNotification, type MapNews as Told } from '../../protocol/map.ts';
import type { Session } from '../session.ts';
import { readLimits } from './files.ts';
import type { LiveMap } from './liveMap.ts';
import { mapTexts } from './texts.ts';

/** Changes that come within this time are told together; in milliseconds. */
const pause = 150;

/** Tells the client and the hints what has changed. */
export class News {
  readonly #session: Session;
  readonly #live: LiveMap;
  readonly #onReports: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #changed = false;
  #version = 0;
  #told = '';
  #limited = false;
  /** What the hints of each open file were given last. */
  readonly #reports = new Map<string, string>();

  /** @param onReports the rules on the workspace find something else in the open documents */
  constructor(session: Session, live: LiveMap, onReports: () => void) {
    this.#session = session;
    this.#live = live;
    this.#onReports = onReports;
  }

  /** The map is another. */
  changed(): void {
    this.#changed = true;
    this.soon();
  }

  /** Other documents are open, or say something else. */
  soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#tell().catch(this.#session.failed);
    }, pause);
  }

  async #tell(): Promise<void> {
    const paths = await this.#openPaths().finally(() => {
      this.#timer = undefined;
    });
    const live = this.#live;
    const { connection, client, options } = this.#session;
    const changed = this.#changed;
    this.#changed = false;
    if (changed) this.#version += 1;

    const { state, complete } = live.index;
    if (options.map) {
      const messages = live.lookup.map.messages.length;
      const inMap = [...paths].filter(([, path]) => live.lookup.partsIn(path).length > 0).map(([uri]) => uri);
      this.#send({ version: this.#version, state, messages, documents: inMap });
    }
    if (changed && complete && client.refreshesLenses)
      void connection.sendRequest(CodeLensRefreshRequest.type);
    await this.#warn(state === 'limited');
    this.#compareReports([...paths.values()]);
  }

  /** Paths of the open documents by URI, once the map has them as they are now. */
  async #openPaths(): Promise<ReadonlyMap<string, string>> {
    const paths = new Map<string, string>();
    for (const document of this.#session.documents.all()) {
      const path = await this.#live.take(document);
      if (path !== undefined) paths.set(document.uri, path);
    }
    return paths;
  }

  #send(news: Told): void {
    const told = JSON.stringify(news);
    if (told === this.#told) return;
    this.#told = told;
    void this.#session.connection.sendNotification(mapChangedNotification, news);
  }

  async #warn(limited: boolean): Promise<void> {
    const { connection, locale } = this.#session;
    if (limited && !this.#limited) {
      const { maxFiles } = await readLimits(this.#session);
      connection.window.showWarningMessage(mapTexts.limited(maxFiles)[locale]);
    }
    this.#limited = limited;
  }

  /** What the rules on the workspace find in a file; undefined while it is not known. It will be told when it changes. */
  reportsIn(path: string): readonly WorkspaceReport[] | undefined {
    const reports = this.#live.index.state === 'read' ? this.#live.reportsIn(path) : undefined;
    this.#reports.set(path, JSON.stringify(reports ?? null));
    return reports;
  }

  #compareReports(open: readonly string[]): void {
    const given = open.map((path) => [path, this.#reports.get(path)] as const);
    this.#reports.clear();
    for (const [path] of given) this.reportsIn(path);
    const isOther = ([path, before]: (typeof given)[number]) =>
      (before ?? 'null') !== this.#reports.get(path);
    if (given.some(isOther)) this.#onReports();
  }
}

import * as vscode from 'vscode';
import {
  handlersOfRequest,
  indexedFolders,
  listFilesRequest,
  type MapAnswer,
  type MapNews,
  type MessagePlaces,
  type MessageQuery,
  mapChangedNotification,
  messageMapRequest,
  parseListFilesQuery,
  parseMapAnswer,
  parseMapNews,
  parseMessagePlaces,
  pathIn,
  sendersOfRequest,
  uriIn,
} from '../../protocol/map.ts';
import type { LanguageServer } from '../lint/languageServer.ts';
import type { MapSource } from './mapPanel.ts';

/** The message map of the workspace, as the language server has it. */
export class WorkspaceMap implements MapSource, vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #news: MapNews = { version: 0, state: 'none', messages: 0, documents: [] };
  readonly onDidChange = this.#changed.event;

  constructor(server: LanguageServer) {
    this.#server = server;
    server.onClient((client) => {
      client.onNotification(mapChangedNotification, (news: unknown) => this.#take(parseMapNews(news)));
      client.onRequest(listFilesRequest, (query: unknown) => listFiles(query));
    });
    this.#subscription = vscode.window.onDidChangeActiveTextEditor(() => this.#setFileContext());
  }

  /** What the server told last. */
  get news(): MapNews {
    return this.#news;
  }

  messageMap(): Promise<MapAnswer> {
    return this.#ask({ refresh: false });
  }

  /** Has the workspace read again. */
  async refresh(): Promise<void> {
    await this.#ask({ refresh: true });
    this.#changed.fire();
  }

  /** @returns undefined where nothing at the place has to do with a message */
  handlersOf(query: MessageQuery): Promise<MessagePlaces | undefined> {
    return this.#places(handlersOfRequest, query);
  }

  /** @returns undefined where nothing at the place has to do with a message */
  sendersOf(query: MessageQuery): Promise<MessagePlaces | undefined> {
    return this.#places(sendersOfRequest, query);
  }

  fileAt(path: string): vscode.Uri {
    const uri = uriIn(openFolders(), path);
    if (uri === undefined) throw new Error(vscode.l10n.t('{0} is in no folder of the workspace.', path));
    return vscode.Uri.parse(uri, true);
  }

  pathOf(folder: vscode.Uri): string {
    return pathIn(openFolders(), `${folder.toString()}/`)?.replace(/\/$/, '') ?? '';
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #ask(query: { refresh: boolean }): Promise<MapAnswer> {
    const answer = parseMapAnswer(await this.#server.request(messageMapRequest, query));
    if (!answer) throw new Error(vscode.l10n.t('The language server gave no message map.'));
    return answer;
  }

  async #places(method: string, query: MessageQuery): Promise<MessagePlaces | undefined> {
    return parseMessagePlaces(await this.#server.request(method, query));
  }

  #take(news: MapNews | undefined): void {
    if (!news) return;
    const { version, state } = this.#news;
    this.#news = news;
    const isRead = news.state === 'read' || news.state === 'limited';
    void vscode.commands.executeCommand('setContext', 'patternbook.mapIsRead', isRead);
    void vscode.commands.executeCommand('setContext', 'patternbook.workspaceHasMessages', news.messages > 0);
    this.#setFileContext();
    if (news.version !== version || news.state !== state) this.#changed.fire();
  }

  #setFileContext(): void {
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    const has = active !== undefined && this.#news.documents.includes(active);
    void vscode.commands.executeCommand('setContext', 'patternbook.fileHasMessages', has);
  }
}

function openFolders() {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return indexedFolders(folders.map(({ uri, name }) => ({ uri: uri.toString(), name })));
}

/** Paths of files for a server that lists none itself; the setting `files.exclude` holds. */
async function listFiles(given: unknown): Promise<string[]> {
  const query = parseListFilesQuery(given);
  if (!query) return [];
  const folder = vscode.Uri.parse(query.folder, true);
  const pattern = new vscode.RelativePattern(folder, `**/*{${query.endings.join(',')}}`);
  const found = await vscode.workspace.findFiles(pattern, '**/node_modules/**', query.most);
  return found.map(({ path }) => path.slice(folder.path.replace(/\/$/, '').length + 1)).sort();
}

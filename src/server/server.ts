import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { configFileName } from '../core/lint/config.ts';
import { serveHints } from './hints.ts';
import { watchedEndings } from './map/files.ts';
import { serveMap } from './map/serveMap.ts';
import { type ServerHost, type Session, sessionOf } from './session.ts';

export type { ServerHost } from './session.ts';

/** Serves one client over one connection, which the entry makes and this function listens on. */
export function serve(connection: Connection, host: ServerHost): void {
  const documents = new TextDocuments(TextDocument);

  connection.onInitialize((params) => {
    const session = sessionOf(params, connection, documents, host);
    const map = serveMap(session);
    const hints = serveHints(session, map);

    connection.onInitialized(() => register(session, map.foldersChanged));
    connection.onDidChangeConfiguration(() => {
      hints.recheck();
      map.settingsChanged();
    });
    connection.onDidChangeWatchedFiles(({ changes }) => {
      const others = changes.filter(({ uri }) => !uri.endsWith(`/${configFileName}`));
      if (others.length < changes.length) hints.recheck();
      map.filesChanged(others);
    });
    return {
      serverInfo: { name: 'patternbook' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...hints.capabilities,
        ...map.capabilities,
      },
    };
  });

  documents.listen(connection);
  connection.listen();
}

/** Asks the client to tell of changes that it tells only to those who ask. */
async function register(session: Session, foldersChanged: () => void): Promise<void> {
  const { connection, client } = session;
  if (client.tellsFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      session.folders = [...session.folders.filter(({ uri }) => !gone.has(uri)), ...added];
      foldersChanged();
    });
  }
  if (client.asksConfiguration) {
    const section = ['patternbook.lint', 'patternbook.map', 'files.exclude'];
    await connection.client.register(DidChangeConfigurationNotification.type, { section });
  }
  if (client.registersWatchers) {
    const watchers = [configFileName, '.gitignore', ...watchedEndings.map((ending) => `*${ending}`)].map(
      (name) => ({
        globPattern: `**/${name}`,
      }),
    );
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}

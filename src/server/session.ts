import type { Connection, InitializeParams, TextDocuments, WorkspaceFolder } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { createParser, type ParserFiles, type Parsers } from '../core/analysis/parser.ts';
import { type Locale, localeOf } from '../core/locale.ts';
import { type LintServerOptions, parseLintServerOptions } from '../protocol/lint.ts';
import type { ListFilesQuery } from '../protocol/map.ts';
import { OpenDocuments } from './openDocuments.ts';

/** What a server needs of the place it runs in. */
export interface ServerHost {
  parserFiles(options: LintServerOptions): ParserFiles;
  /** Text of a file by URI; undefined where it can't be read. */
  readText(uri: string): Promise<string | undefined>;
  /**
   * Paths of files below a folder, without those that tools and `.gitignore` keep away.
   * @param excluded says of a path below the folder that it and what is in it are passed over
   */
  listFiles(query: ListFilesQuery, excluded: (path: string) => boolean): AsyncIterable<string>;
}

/** What the features of the server share, once a client has said what it can do. */
export interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly host: ServerHost;
  readonly options: LintServerOptions;
  readonly locale: Locale;
  readonly parsers: Parsers;
  readonly open: OpenDocuments;
  /** What the client is able to do. */
  readonly client: {
    readonly refreshesDiagnostics: boolean;
    readonly refreshesLenses: boolean;
    readonly registersWatchers: boolean;
    readonly asksConfiguration: boolean;
    readonly tellsFolders: boolean;
  };
  /** The folders that are open; the client may add and remove some. */
  folders: readonly WorkspaceFolder[];
  /** Takes note of what nobody expected. */
  failed(error: unknown): void;
  /** A section of the editor's settings, for a file or as a whole; undefined where the client tells none. */
  settings(section: string, uri?: string): Promise<unknown>;
}

export function sessionOf(
  params: InitializeParams,
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  host: ServerHost,
): Session {
  const options = parseLintServerOptions(params.initializationOptions);
  const parsers = createParser(host.parserFiles(options));
  const { workspace } = params.capabilities;
  const asksConfiguration = workspace?.configuration === true;
  return {
    connection,
    documents,
    host,
    options,
    locale: options.locale ?? localeOf(params.locale ?? 'en'),
    parsers,
    open: new OpenDocuments(documents, parsers),
    client: {
      refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
      refreshesLenses: workspace?.codeLens?.refreshSupport === true,
      registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
      asksConfiguration,
      tellsFolders: workspace?.workspaceFolders === true,
    },
    folders: params.workspaceFolders ?? rootOf(params),
    failed(error) {
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    },
    async settings(section, uri) {
      if (!asksConfiguration) return undefined;
      return connection.workspace.getConfiguration({ ...(uri && { scopeUri: uri }), section });
    },
  };
}

/** The one folder of a client that knows of no others. */
function rootOf({ rootUri }: InitializeParams): WorkspaceFolder[] {
  if (!rootUri) return [];
  const uri = rootUri.replace(/\/$/, '');
  return [{ uri, name: decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)) }];
}

/** URI of the open folder that a file is in, without `/` at the end. */
export function folderOf({ folders }: Session, uri: string): string | undefined {
  return folders
    .map((folder) => folder.uri.replace(/\/$/, ''))
    .findLast((folder) => uri.startsWith(`${folder}/`));
}

/** The path of a file below the folder that is open, else below its own; it tells language and tests. */
export function pathOf(session: Session, uri: string): string {
  return pathBelow(folderOf(session, uri) ?? uri.slice(0, uri.lastIndexOf('/')), uri);
}

/** @param folder URI of a folder around `uri` */
export function pathBelow(folder: string, uri: string): string {
  return decodeURIComponent(uri.slice(folder.replace(/\/$/, '').length + 1));
}

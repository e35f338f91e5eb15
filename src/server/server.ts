import {
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createParser, type DocumentParser, type ParserFiles } from '../core/analysis/parser.ts';
import { configFileName } from '../core/lint/config.ts';
import { rules } from '../core/lint/rules/index.ts';
import { type Locale, localeOf } from '../core/locale.ts';
import {
  type FileStatus,
  fileStatusNotification,
  type LintServerOptions,
  parseLintServerOptions,
} from '../protocol/lint.ts';
import { type Checked, check, isIgnored } from './checker.ts';
import { codeActions, fixAllKind } from './codeActions.ts';
import { configFor, readSettings } from './configuration.ts';
import { diagnosticOf, source, tooLarge } from './diagnostics.ts';

/** What a server needs of the place it runs in. */
export interface ServerHost {
  parserFiles(options: LintServerOptions): ParserFiles;
  /** Text of a file by URI; undefined where it can't be read. */
  readText(uri: string): Promise<string | undefined>;
}

/** Typing pauses for as long before a file is checked again; in milliseconds. */
const pause = 120;

/** Serves one client over one connection, which the entry makes and this function listens on. */
export function serve(connection: Connection, host: ServerHost): void {
  const documents = new TextDocuments(TextDocument);
  const changedAt = new Map<string, number>();
  const parsers = new Map<string, DocumentParser>();
  const results = new Map<string, { version: number; checked: Checked }>();
  let options: LintServerOptions = { commands: false, status: false };
  let locale: Locale = 'en';
  let roots: readonly string[] = [];
  let asksConfiguration = false;
  let refreshes = false;
  let watches = false;
  let parser = createParser(host.parserFiles(options));
  /** Counts configurations, so that a check under an old one is not kept. */
  let generation = 0;

  connection.onInitialize((params) => {
    options = parseLintServerOptions(params.initializationOptions);
    parser = createParser(host.parserFiles(options));
    locale = options.locale ?? localeOf(params.locale ?? 'en');
    roots = (params.workspaceFolders ?? []).map((folder) => folder.uri);
    const { workspace } = params.capabilities;
    asksConfiguration = workspace?.configuration === true;
    refreshes = workspace?.diagnostics?.refreshSupport === true;
    watches = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return {
      serverInfo: { name: 'patternbook' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        diagnosticProvider: { identifier: source, interFileDependencies: false, workspaceDiagnostics: false },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(async () => {
    if (asksConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, {
        section: 'patternbook.lint',
      });
    }
    if (watches) {
      const watchers = [{ globPattern: `**/${configFileName}` }];
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
  });

  function recheck(): void {
    results.clear();
    generation += 1;
    if (refreshes) connection.languages.diagnostics.refresh();
  }
  connection.onDidChangeConfiguration(recheck);
  connection.onDidChangeWatchedFiles(recheck);
  documents.onDidChangeContent(({ document }) => changedAt.set(document.uri, Date.now()));
  documents.onDidClose(({ document }) => {
    changedAt.delete(document.uri);
    results.delete(document.uri);
    parsers.get(document.uri)?.close();
    parsers.delete(document.uri);
  });

  function parserOf(uri: string): DocumentParser {
    const known = parsers.get(uri) ?? parser.forDocument();
    parsers.set(uri, known);
    return known;
  }

  async function checked(document: TextDocument): Promise<Checked> {
    const known = results.get(document.uri);
    const { uri, version } = document;
    const begun = generation;
    if (known?.version === version) return known.checked;
    const section = asksConfiguration
      ? await connection.workspace.getConfiguration({ scopeUri: uri, section: 'patternbook.lint' })
      : undefined;
    const settings = readSettings(section);
    if (!settings.enable) return { skipped: 'off' };
    const root = roots.findLast((folder) => uri.startsWith(`${folder}/`));
    const { config, folder } = await configFor(uri, root, settings.config, host.readText);
    const opened = root ?? uri.slice(0, uri.lastIndexOf('/'));
    const result = isIgnored(pathBelow(folder ?? opened, uri), config)
      ? ({ skipped: 'ignored' } as const)
      : await check(parserOf(uri), pathBelow(opened, uri), document.getText(), rules, config);
    if (document.version === version && begun === generation) results.set(uri, { version, checked: result });
    return result;
  }

  connection.languages.diagnostics.on(async ({ textDocument: { uri } }, token) => {
    const report = (items: Diagnostic[]): DocumentDiagnosticReport => ({
      kind: DocumentDiagnosticReportKind.Full,
      items,
    });
    const before = documents.get(uri);
    if (!before) return report([]);
    const { version } = before;
    const wait = (changedAt.get(uri) ?? 0) + pause - Date.now();
    if (version > 1 && wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const result =
      documents.get(uri)?.version === version && !token.isCancellationRequested
        ? await checked(before)
        : undefined;
    if (!result || documents.get(uri)?.version !== version || token.isCancellationRequested) {
      throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The document has changed.', {
        retriggerRequest: true,
      });
    }
    if (options.status) void connection.sendNotification(fileStatusNotification, statusOf(uri, result));
    if ('findings' in result) {
      return report(result.findings.map((finding) => diagnosticOf(finding, uri, locale, options.uriScheme)));
    }
    return report(result.skipped === 'size' ? [tooLarge(locale)] : []);
  });

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }) => {
    const document = documents.get(uri);
    const result = document && (await checked(document));
    if (!document || !result || !('findings' in result)) return [];
    return codeActions({
      uri,
      text: document.getText(),
      range,
      findings: result.findings,
      locale,
      uriScheme: options.uriScheme,
      commands: options.commands,
      only: context.only ?? [],
    });
  });

  documents.listen(connection);
  connection.listen();
}

function statusOf(uri: string, checked: Checked): FileStatus {
  if ('skipped' in checked) return { uri, state: checked };
  const { rules } = checked;
  return { uri, state: { rules: rules.length, groups: [...new Set(rules.map((rule) => rule.group))] } };
}

/** @param folder URI of a folder around `uri` */
function pathBelow(folder: string, uri: string): string {
  return decodeURIComponent(uri.slice(folder.replace(/\/$/, '').length + 1));
}

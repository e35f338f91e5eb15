import {
  CodeActionKind,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { rules } from '../core/lint/rules/index.ts';
import type { WorkspaceReport } from '../core/lint/workspaceRule.ts';
import { type FileStatus, fileStatusNotification } from '../protocol/lint.ts';
import { type Checked, checkedOf, inspectedOf, isIgnored, isLeftOut } from './checker.ts';
import { codeActions, fixAllKind } from './codeActions.ts';
import { configFor, readSettings } from './configuration.ts';
import { diagnosticOf, source, tooLarge } from './diagnostics.ts';
import { folderOf, pathBelow, pathOf, type Session } from './session.ts';

/** Typing pauses for as long before a file is checked again; in milliseconds. */
const pause = 120;

/** What hints need of the message map. */
export interface KnownWorkspace {
  /** What the rules on the workspace find in a document as it is now; undefined while the workspace is not known. */
  reportsOn(document: TextDocument): Promise<readonly WorkspaceReport[] | undefined>;
  /** Calls back when they find something else in the open documents. */
  onReportsChanged(changed: () => void): void;
  /** Has work in the background wait. */
  first<T>(work: () => Promise<T>): Promise<T>;
  uriOf(path: string): string | undefined;
}

export interface Hints {
  readonly capabilities: ServerCapabilities;
  /** What has been checked was checked under another configuration. */
  recheck(): void;
}

/** Diagnostics and what can be done about them. */
export function serveHints(session: Session, workspace: KnownWorkspace): Hints {
  const { connection, documents, options, locale, host } = session;
  const changedAt = new Map<string, number>();
  const results = new Map<string, { version: number; checked: Checked }>();
  /** Counts configurations and states of the workspace, so that a check under an old one is not kept. */
  let generation = 0;

  function recheck(): void {
    results.clear();
    generation += 1;
    if (session.client.refreshesDiagnostics) connection.languages.diagnostics.refresh();
  }
  workspace.onReportsChanged(recheck);
  documents.onDidChangeContent(({ document }) => changedAt.set(document.uri, Date.now()));
  documents.onDidClose(({ document }) => {
    changedAt.delete(document.uri);
    results.delete(document.uri);
  });

  async function checked(document: TextDocument): Promise<Checked> {
    const { uri, version } = document;
    const known = results.get(uri);
    if (known?.version === version) return known.checked;
    const begun = generation;
    const result = await check(document);
    if (document.version === version && begun === generation) results.set(uri, { version, checked: result });
    return result;
  }

  async function check(document: TextDocument): Promise<Checked> {
    const { uri } = document;
    const settings = readSettings(await session.settings('patternbook.lint', uri));
    if (!settings.enable) return { skipped: 'off' };
    const { config, folder } = await configFor(uri, folderOf(session, uri), settings.config, host.readText);
    const path = pathOf(session, uri);
    if (isIgnored(folder === undefined ? path : pathBelow(folder, uri), config))
      return { skipped: 'ignored' };
    if (isLeftOut(path, config)) return { skipped: 'test' };
    const text = document.getText();
    const analysis = await session.open.analysis(document, path, config.maxFileSize);
    return checkedOf(inspectedOf(analysis, text, rules, config), config, await workspace.reportsOn(document));
  }

  connection.languages.diagnostics.on(({ textDocument: { uri } }, token) =>
    workspace.first(async () => {
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
        const context = { uri, locale, uriScheme: options.uriScheme, uriOf: workspace.uriOf };
        return report(result.findings.map((finding) => diagnosticOf(finding, context)));
      }
      return report(result.skipped === 'size' ? [tooLarge(locale)] : []);
    }),
  );

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
      uriOf: workspace.uriOf,
      commands: options.commands,
      only: context.only ?? [],
    });
  });

  return {
    capabilities: {
      diagnosticProvider: { identifier: source, interFileDependencies: true, workspaceDiagnostics: false },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
    },
    recheck,
  };
}

function statusOf(uri: string, checked: Checked): FileStatus {
  if ('skipped' in checked) return { uri, state: checked };
  const { rules } = checked;
  return { uri, state: { rules: rules.length, groups: [...new Set(rules.map((rule) => rule.group))] } };
}

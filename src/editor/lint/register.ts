import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  type FileStatus,
  fileStatusNotification,
  type LintServerOptions,
  readFileRequest,
} from '../../protocol/lint.ts';
import type { BookLanguage } from '../language.ts';
import type { Log } from '../log.ts';
import { registerDisable } from './disable.ts';
import { LintStatus } from './lintStatus.ts';
import { registerRulePages } from './rulePage.ts';

/** Languages the server has an adapter for. */
const languages = [
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'java',
  'csharp',
  'python',
  'go',
];

export interface LintDeps {
  readonly extensionUri: vscode.Uri;
  readonly language: BookLanguage;
  readonly log: Log;
  /** Makes the client for the place the extension runs in: a process or a worker. */
  readonly createClient: (options: LanguageClientOptions) => Promise<BaseLanguageClient>;
}

/** Hints in source files: starts the language server with the first file it can check. */
export function registerLint({ extensionUri, language, log, createClient }: LintDeps): vscode.Disposable {
  let running: Promise<BaseLanguageClient> | undefined;
  const status = new LintStatus(languages);

  function start(): void {
    running ??= launch();
    running.catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
  }

  async function launch(): Promise<BaseLanguageClient> {
    const server: LintServerOptions = {
      locale: language.locale,
      uriScheme: vscode.env.uriScheme,
      wasmUri: vscode.Uri.joinPath(extensionUri, 'out', 'wasm').toString(),
      commands: true,
      status: true,
      map: true,
      besideOthers: true,
    };
    const client = await createClient({
      documentSelector: languages.map((id) => ({ language: id })),
      initializationOptions: server,
    });
    client.onRequest(readFileRequest, (uri: string) => readBytes(vscode.Uri.parse(uri, true)));
    client.onNotification(fileStatusNotification, (about: FileStatus) => status.update(about));
    await client.start();
    return client;
  }

  async function stop(): Promise<void> {
    const client = await running?.catch(() => undefined);
    running = undefined;
    await client?.dispose();
  }

  function startFor(document: vscode.TextDocument): void {
    if (!running && languages.includes(document.languageId)) start();
  }

  vscode.workspace.textDocuments.forEach(startFor);
  return vscode.Disposable.from(
    status,
    registerDisable(),
    registerRulePages(vscode.Uri.joinPath(extensionUri, 'out'), language, log),
    vscode.workspace.onDidOpenTextDocument(startFor),
    // The server renders its messages in one language.
    language.onDidChange(async () => {
      if (!running) return;
      await stop();
      start();
    }),
    { dispose: () => void stop() },
  );
}

/** Bytes of a file for a server that reads none itself; null where there is no such file. */
async function readBytes(uri: vscode.Uri): Promise<Uint8Array | null> {
  return vscode.workspace.fs.readFile(uri).then(
    (bytes) => bytes,
    () => null,
  );
}

import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { type LintServerOptions, readFileRequest } from '../../protocol/lint.ts';
import type { BookLanguage } from '../language.ts';
import type { Log } from '../log.ts';

/** Languages the server has an adapter for. */
export const languages = [
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'java',
  'csharp',
  'python',
  'go',
];

export interface LanguageServerDeps {
  readonly extensionUri: vscode.Uri;
  readonly language: BookLanguage;
  readonly log: Log;
  /** Makes the client for the place the extension runs in: a process or a worker. */
  readonly createClient: (options: LanguageClientOptions) => Promise<BaseLanguageClient>;
}

/** The language server: starts with the first file it can read, or with the first question. */
export class LanguageServer implements vscode.Disposable {
  readonly #deps: LanguageServerDeps;
  readonly #listeners: ((client: BaseLanguageClient) => void)[] = [];
  readonly #subscriptions: vscode.Disposable;
  #running: Promise<BaseLanguageClient> | undefined;

  constructor(deps: LanguageServerDeps) {
    this.#deps = deps;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.#startFor(document)),
      // The server renders its messages in one language.
      deps.language.onDidChange(async () => {
        if (!this.#running) return;
        await this.#stop();
        await this.#start().catch(() => undefined);
      }),
    );
  }

  /** Starts for what is open already; the listeners are there by now. */
  open(): void {
    for (const document of vscode.workspace.textDocuments) this.#startFor(document);
  }

  /** Calls `listen` with each client before it starts; there is a new one when the server starts again. */
  onClient(listen: (client: BaseLanguageClient) => void): void {
    this.#listeners.push(listen);
  }

  /** Rejects where the server cannot be started or does not answer. */
  async request(method: string, parameter: unknown): Promise<unknown> {
    return (await this.#start()).sendRequest(method, parameter);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    void this.#stop();
  }

  #startFor(document: vscode.TextDocument): void {
    if (!this.#running && languages.includes(document.languageId)) this.#start().catch(() => undefined);
  }

  /** A failure is logged once; what asked for the server may tell it to the reader. */
  #start(): Promise<BaseLanguageClient> {
    if (!this.#running) {
      this.#running = this.#launch();
      this.#running.catch((error: unknown) =>
        this.#deps.log.error(error instanceof Error ? error : String(error)),
      );
    }
    return this.#running;
  }

  async #launch(): Promise<BaseLanguageClient> {
    const { language, extensionUri, createClient } = this.#deps;
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
      markdown: { isTrusted: { enabledCommands: ['patternbook.openLesson'] } },
    });
    client.onRequest(readFileRequest, (uri: string) => readBytes(vscode.Uri.parse(uri, true)));
    for (const listen of this.#listeners) listen(client);
    await client.start();
    return client;
  }

  async #stop(): Promise<void> {
    const client = await this.#running?.catch(() => undefined);
    this.#running = undefined;
    await client?.dispose();
  }
}

/** Bytes of a file for a server that reads none itself; null where there is no such file. */
async function readBytes(uri: vscode.Uri): Promise<Uint8Array | null> {
  return vscode.workspace.fs.readFile(uri).then(
    (bytes) => bytes,
    () => null,
  );
}

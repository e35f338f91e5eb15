import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/browser';

/** The language server in a worker, where there are no processes. */
export function createWorkerClient(extensionUri: vscode.Uri, options: LanguageClientOptions): LanguageClient {
  const script = vscode.Uri.joinPath(extensionUri, 'out', 'server.web.js').toString(true);
  return new LanguageClient('patternbook', 'Patternbook', async () => new Worker(script), options);
}

import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';

/** The language server in its own process, so that the extension host stays free. */
export function createProcessClient(
  extensionUri: vscode.Uri,
  options: LanguageClientOptions,
): LanguageClient {
  const module = vscode.Uri.joinPath(extensionUri, 'out', 'server.node.cjs').fsPath;
  return new LanguageClient('patternbook', 'Patternbook', { module, transport: TransportKind.ipc }, options);
}

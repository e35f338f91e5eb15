import type * as vscode from 'vscode';
import { activateShared } from './editor/activate.ts';
import { createWorkerClient } from './editor/lint/web/client.ts';

/** Web-worker entry: the same features less those that need a process. */
export function activate(context: vscode.ExtensionContext): void {
  activateShared(context, {
    createLintClient: async (options) => createWorkerClient(context.extensionUri, options),
  });
}

import type * as vscode from 'vscode';
import { activateShared } from './editor/activate.ts';
import { NodeLabRunner } from './editor/labs/node/nodeLabRunner.ts';
import { createProcessClient } from './editor/lint/node/client.ts';

/** Desktop entry, and that of a remote extension host: all features. */
export function activate(context: vscode.ExtensionContext): void {
  activateShared(context, {
    labRunner: new NodeLabRunner(),
    createLintClient: (options) => createProcessClient(context.extensionUri, options),
  });
}

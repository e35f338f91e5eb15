import type * as vscode from 'vscode';
import { activateShared } from './editor/activate.ts';
import { NodeLabRunner } from './editor/labs/node/nodeLabRunner.ts';
import { ThreadHighlighter } from './editor/lesson/node/threadHighlighter.ts';

/** Desktop entry, and that of a remote extension host: all features. */
export function activate(context: vscode.ExtensionContext): void {
  activateShared(context, {
    labRunner: new NodeLabRunner(),
    highlighter: new ThreadHighlighter(context.asAbsolutePath('out/colourThread.js')),
    createLintClient: async (options) => {
      const { createProcessClient } = await import('./editor/lint/node/client.ts');
      return createProcessClient(context.extensionUri, options);
    },
  });
}

import type * as vscode from 'vscode';
import { activateShared } from './editor/activate.ts';

/** Web-worker entry: the same features less those that need a process. */
export function activate(context: vscode.ExtensionContext): void {
  activateShared(context, {});
}

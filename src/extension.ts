import type * as vscode from 'vscode';
import { activateShared } from './editor/activate.ts';

/** Desktop entry, and that of a remote extension host: all features. */
export function activate(context: vscode.ExtensionContext): void {
  activateShared(context);
}

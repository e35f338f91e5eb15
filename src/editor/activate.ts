import * as vscode from 'vscode';
import { Library } from './course/library.ts';
import { registerChapterTree } from './course/register.ts';
import { BookLanguage } from './language.ts';

/** Builds the services and registers every feature. Reads no file: content is read when a view asks for it. */
export function activateShared(context: vscode.ExtensionContext): void {
  const register = <T extends vscode.Disposable>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  const log = register(vscode.window.createOutputChannel('Patternbook', { log: true }));
  const language = register(new BookLanguage());
  const library = register(new Library(vscode.Uri.joinPath(context.extensionUri, 'out', 'content')));
  register(registerChapterTree(library, language, log));
}

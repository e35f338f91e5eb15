import * as vscode from 'vscode';
import { messageOf } from '../../core/messageOf.ts';
import type { Library } from '../course/library.ts';
import type { BookLanguage } from '../language.ts';
import type { Log } from '../log.ts';
import { newPattern } from './newPattern.ts';
import { parseRequest } from './request.ts';
import { ScaffoldStore } from './scaffoldStore.ts';

/** *New Pattern…*; `file` is `scaffolds.json` of the content bundle. */
export function registerScaffolds(
  file: vscode.Uri,
  library: Library,
  language: BookLanguage,
  log: Log,
): vscode.Disposable {
  const store = new ScaffoldStore(file);
  return vscode.commands.registerCommand('patternbook.newPattern', async (argument?: unknown) => {
    try {
      await newPattern({ store, library, language }, parseRequest(argument));
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(
        vscode.l10n.t('The pattern could not be written: {0}', messageOf(error)),
      );
    }
  });
}

import * as vscode from 'vscode';
import { type FileStatus, fileStatusNotification } from '../../protocol/lint.ts';
import type { BookLanguage } from '../language.ts';
import type { Log } from '../log.ts';
import { registerDisable } from './disable.ts';
import { type LanguageServer, languages } from './languageServer.ts';
import { LintStatus } from './lintStatus.ts';
import { registerRulePages } from './rulePage.ts';

/** Hints in source files: what the editor adds to the diagnostics of the language server. */
export function registerLint(
  server: LanguageServer,
  built: vscode.Uri,
  language: BookLanguage,
  log: Log,
): vscode.Disposable {
  const status = new LintStatus(languages);
  server.onClient((client) => {
    client.onNotification(fileStatusNotification, (about: FileStatus) => status.update(about));
  });
  return vscode.Disposable.from(status, registerDisable(), registerRulePages(built, language, log));
}

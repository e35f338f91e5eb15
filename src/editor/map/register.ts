import * as vscode from 'vscode';
import type { BookLanguage } from '../language.ts';
import type { LanguageServer } from '../lint/languageServer.ts';
import type { Log } from '../log.ts';
import { registerGoTo } from './goTo.ts';
import { registerHoles } from './holesTree.ts';
import { registerMapPanel } from './mapPanel.ts';
import { registerMessageFlow } from './messageFlow.ts';
import { WorkspaceMap } from './workspaceMap.ts';

/**
 * The message map: its page, its holes, and the ways through it.
 * @param pages the built pages, `out/webview` of the extension
 */
export function registerMap(
  server: LanguageServer,
  pages: vscode.Uri,
  language: BookLanguage,
  log: Log,
): vscode.Disposable {
  const map = new WorkspaceMap(server);
  return vscode.Disposable.from(
    map,
    registerGoTo(map, log),
    registerMessageFlow(server, log),
    registerHoles(map, log),
    registerMapPanel(pages, map, language, log),
  );
}

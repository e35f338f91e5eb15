import * as vscode from 'vscode';
import {
  type PlaygroundMessage,
  type PlaygroundShow,
  parseKeptPlan,
  parsePlaygroundMessage,
} from '../../protocol/playground.ts';
import type { BookLanguage } from '../language.ts';
import type { Log } from '../log.ts';
import { loadPage } from '../page/loadPage.ts';

const viewType = 'patternbook.playground';

/**
 * The saga playground: one panel whose page runs the shop by itself, so it needs no process and works everywhere.
 * @param pageFolder the built pages, `out/webview` of the extension
 */
export function registerPlayground(
  pageFolder: vscode.Uri,
  language: BookLanguage,
  log: Log,
): vscode.Disposable {
  let open: { readonly panel: vscode.WebviewPanel; plan: string } | undefined;

  function show(): void {
    if (!open) return;
    open.panel.title = vscode.l10n.t('Saga Playground');
    const message: PlaygroundShow = { type: 'show', locale: language.locale, plan: open.plan };
    void open.panel.webview.postMessage(message);
  }

  function adopt(panel: vscode.WebviewPanel, plan: string): void {
    open?.panel.dispose();
    const opened = { panel, plan };
    open = opened;
    panel.iconPath = new vscode.ThemeIcon('beaker');
    panel.onDidDispose(() => {
      if (open === opened) open = undefined;
    });
    panel.webview.onDidReceiveMessage((value: unknown) => {
      const message = parsePlaygroundMessage(value);
      if (message) void receive(message);
      else log.warn('The playground sent a message that is none of its own.');
    });
    loadPage(panel.webview, pageFolder, 'playground', language.locale);
  }

  async function receive(message: PlaygroundMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return show();
      case 'plan':
        if (open) open.plan = message.plan;
        return;
      case 'copyLink':
        await vscode.env.clipboard.writeText(
          `${vscode.env.uriScheme}://patternbook.patternbook/playground?${message.plan}`,
        );
        return;
      case 'openLesson':
        await vscode.commands.executeCommand('patternbook.openLesson', { slug: message.slug });
        return;
      case 'failed':
        return log.warn(`Playground: ${message.message}`);
    }
  }

  return vscode.Disposable.from(
    vscode.commands.registerCommand('patternbook.openPlayground', (plan: unknown) => {
      const wanted = typeof plan === 'string' ? plan : undefined;
      if (open) {
        open.panel.reveal();
        if (wanted === undefined) return;
        open.plan = wanted;
        show();
        return;
      }
      const title = vscode.l10n.t('Saga Playground');
      adopt(vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active), wanted ?? '');
    }),
    language.onDidChange(show),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, kept: unknown) => adopt(panel, parseKeptPlan(kept)?.plan ?? ''),
    }),
    new vscode.Disposable(() => open?.panel.dispose()),
  );
}

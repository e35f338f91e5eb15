import * as vscode from 'vscode';
import { isRecord } from '../../core/isRecord.ts';
import type { MessageMap, Place } from '../../core/map/model.ts';
import { wholeMap } from '../../core/map/view.ts';
import { messageOf } from '../../core/messageOf.ts';
import {
  type MapChoice,
  type MapPageMessage,
  type MapShow,
  parseMapChoice,
  parseMapPageMessage,
} from '../../protocol/mapPage.ts';
import type { BookLanguage } from '../language.ts';
import type { Log } from '../log.ts';
import { loadPage } from '../page/loadPage.ts';
import { saveImage } from '../page/saveImage.ts';

const viewType = 'patternbook.map';

/** Where the map comes from. */
export interface MapSource {
  /** Rejects where the language server cannot be had. */
  messageMap(): Promise<{ readonly map: MessageMap; readonly complete: boolean }>;
  readonly onDidChange: vscode.Event<void>;
  /** The file a path of the map means. */
  fileAt(path: string): vscode.Uri;
  /** The path in the map of a folder, `''` for a whole workspace. */
  pathOf(folder: vscode.Uri): string;
}

const defaultChoice: MapChoice = { filter: wholeMap, picture: 'flowchart' };

/**
 * The map page: one panel.
 * @param pageFolder the built pages, `out/webview` of the extension
 */
export function registerMapPanel(
  pageFolder: vscode.Uri,
  source: MapSource,
  language: BookLanguage,
  log: Log,
): vscode.Disposable {
  let open: { readonly panel: vscode.WebviewPanel; choice: MapChoice } | undefined;

  async function show(): Promise<void> {
    const asked = open;
    if (!asked) return;
    asked.panel.title = vscode.l10n.t('Message Map');
    const { locale } = language;
    const message: MapShow = await source.messageMap().then(
      ({ map, complete }) => ({ type: 'show', locale, map, complete, choice: asked.choice }),
      (error: unknown) => ({
        type: 'unavailable',
        locale,
        message: vscode.l10n.t('The message map cannot be drawn: {0}', messageOf(error)),
      }),
    );
    if (open === asked) await asked.panel.webview.postMessage(message);
  }

  function adopt(panel: vscode.WebviewPanel, choice: MapChoice): void {
    open?.panel.dispose();
    const opened = { panel, choice };
    open = opened;
    panel.iconPath = new vscode.ThemeIcon('type-hierarchy');
    panel.onDidDispose(() => {
      if (open === opened) open = undefined;
    });
    panel.webview.onDidReceiveMessage((value: unknown) => {
      const message = parseMapPageMessage(value);
      if (message) receive(message).catch((error: unknown) => log.error(messageOf(error)));
      else log.warn('The message map sent a message that is none of its own.');
    });
    loadPage(panel.webview, pageFolder, 'map', language.locale);
  }

  async function receive(message: MapPageMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return show();
      case 'choice':
        if (open) open.choice = message.choice;
        return;
      case 'open':
        return openPlace(source, message.place);
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'openMarkdown': {
        const { text: content } = message;
        await vscode.window.showTextDocument(
          await vscode.workspace.openTextDocument({ language: 'markdown', content }),
        );
        return;
      }
      case 'saveImage':
        return saveImage(message);
      case 'failed':
        return log.warn(`Message map: ${message.message}`);
    }
  }

  /** @param wanted what is shown at first; what was chosen stays where nothing is said */
  async function openMap(wanted: Partial<MapChoice['filter']>): Promise<void> {
    const choice = { ...defaultChoice, filter: { ...wholeMap, ...wanted } };
    if (!open) {
      const title = vscode.l10n.t('Message Map');
      adopt(vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active), choice);
      return;
    }
    open.panel.reveal();
    if (Object.keys(wanted).length === 0) return;
    open.choice = choice;
    await show();
  }

  return vscode.Disposable.from(
    vscode.commands.registerCommand('patternbook.openMap', (wanted: unknown) =>
      openMap(wanted instanceof vscode.Uri ? { folder: source.pathOf(wanted) } : fromOf(wanted)),
    ),
    source.onDidChange(() => void show()),
    language.onDidChange(() => void show()),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, kept: unknown) =>
        adopt(panel, parseMapChoice(kept) ?? defaultChoice),
    }),
    new vscode.Disposable(() => open?.panel.dispose()),
  );
}

/** The message a caller of the command wants the map to start from: `{ from: id }`. */
function fromOf(wanted: unknown): { readonly from?: string } {
  const from = isRecord(wanted) ? wanted.from : undefined;
  return typeof from === 'string' ? { from } : {};
}

/** Opens the code beside the map, where the map stays in sight. */
async function openPlace(source: MapSource, { path, range: { start, end } }: Place): Promise<void> {
  const document = await vscode.workspace.openTextDocument(source.fileAt(path));
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    selection: new vscode.Range(start.line, start.character, end.line, end.character),
  });
}

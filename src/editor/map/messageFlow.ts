import * as vscode from 'vscode';
import type { CallHierarchyItem, CallHierarchyOutgoingCall } from 'vscode-languageclient';
import { messageOf } from '../../core/messageOf.ts';
import { object, text } from '../../protocol/shape.ts';
import type { LanguageServer } from '../lint/languageServer.ts';
import type { Log } from '../log.ts';

/**
 * *Show Message Flow*: from the message or handler at the cursor to what follows it, in the editor's view of references.
 * It is the call hierarchy of the language server. The editor's own command asks one provider only, which is that of the
 * programming language, so it is shown by a command of its own.
 */
export function registerMessageFlow(server: LanguageServer, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand('patternbook.showMessageFlow', async () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    const { document, selection } = editor;
    try {
      const { line, character } = selection.active;
      const query = { textDocument: { uri: document.uri.toString() }, position: { line, character } };
      // The protocol says what the answers of these requests are.
      const found = await server.request('textDocument/prepareCallHierarchy', query);
      const roots = (found ?? []) as CallHierarchyItem[];
      if (roots.length === 0) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('There is no message, handler or sender at the cursor.'),
        );
        return;
      }
      const view = await vscode.extensions.getExtension<ReferencesView>('vscode.references-view')?.activate();
      const location = new vscode.Location(document.uri, selection.active);
      if (view) view.setInput(flowFrom(roots, location, (item) => callsFrom(server, item)));
      else await vscode.commands.executeCommand('patternbook.openMap', { from: messageIn(roots) });
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(
        vscode.l10n.t('The message map cannot be asked: {0}', messageOf(error)),
      );
    }
  });
}

/**
 * What is used of the interface of the built-in extension `vscode.references-view`. It is not there where that extension
 * runs in another process; then the page of the map shows what follows.
 */
interface ReferencesView {
  /** Shows it some time later: the answer tells nothing of when. */
  setInput(input: TreeInput): void;
}
interface TreeInput {
  readonly contextValue: string;
  readonly title: string;
  readonly location: vscode.Location;
  resolve(): TreeModel;
  with(location: vscode.Location): TreeInput;
}
interface TreeModel {
  readonly provider: vscode.TreeDataProvider<CallHierarchyItem>;
  readonly message: undefined;
}

/** Id of the message that the flow begins with, where it begins with one. */
function messageIn([root]: readonly CallHierarchyItem[]): string | undefined {
  return object({ message: text })(root?.data)?.message;
}

async function callsFrom(server: LanguageServer, item: CallHierarchyItem): Promise<CallHierarchyItem[]> {
  const calls = (await server.request('callHierarchy/outgoingCalls', { item })) as
    | CallHierarchyOutgoingCall[]
    | null;
  return (calls ?? []).map(({ to }) => to);
}

function flowFrom(
  roots: CallHierarchyItem[],
  location: vscode.Location,
  callsOf: (item: CallHierarchyItem) => Promise<CallHierarchyItem[]>,
): TreeInput {
  const provider: vscode.TreeDataProvider<CallHierarchyItem> = {
    getChildren: (item) => (item ? callsOf(item) : roots),
    getTreeItem: (item) => treeItemOf(item, roots.includes(item)),
  };
  return {
    contextValue: 'patternbook.messageFlow',
    title: vscode.l10n.t('Message Flow'),
    location,
    resolve: () => ({ provider, message: undefined }),
    with: (elsewhere) => flowFrom(roots, elsewhere, callsOf),
  };
}

function treeItemOf(
  { name, detail, uri, selectionRange: { start, end } }: CallHierarchyItem,
  isRoot: boolean,
) {
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(name, isRoot ? Expanded : Collapsed);
  item.description = detail ?? '';
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [vscode.Uri.parse(uri, true), { selection }],
  };
  return item;
}

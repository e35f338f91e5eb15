import * as vscode from 'vscode';
import { messageOf } from '../../core/messageOf.ts';
import { type MessagePlaces, showPlacesCommand } from '../../protocol/map.ts';
import type { Log } from '../log.ts';
import type { WorkspaceMap } from './workspaceMap.ts';

type Kind = 'handlers' | 'senders';

/** *Go to Handler* and *Go to Senders* from the place of the cursor, and the list that a code lens opens. */
export function registerGoTo(map: WorkspaceMap, log: Log): vscode.Disposable {
  async function goTo(kind: Kind): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    const { document, selection } = editor;
    const { line, character } = selection.active;
    const query = { uri: document.uri.toString(), position: { line, character } };
    try {
      const found = await withProgress(() =>
        kind === 'handlers' ? map.handlersOf(query) : map.sendersOf(query),
      );
      if (!found || found.places.length === 0)
        void vscode.window.showInformationMessage(nothing(kind, found));
      else await show(document.uri, selection.active, found.places.map(locationOf));
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(
        vscode.l10n.t('The message map cannot be asked: {0}', messageOf(error)),
      );
    }
  }

  return vscode.Disposable.from(
    vscode.commands.registerCommand('patternbook.goToHandler', () => goTo('handlers')),
    vscode.commands.registerCommand('patternbook.goToSenders', () => goTo('senders')),
    vscode.commands.registerCommand(
      showPlacesCommand,
      (uri: string, at: Position, places: readonly Ranged[]) =>
        show(vscode.Uri.parse(uri, true), new vscode.Position(at.line, at.character), places.map(locationOf)),
    ),
  );
}

/** Positions and locations as the Language Server Protocol has them. */
type Position = { readonly line: number; readonly character: number };
interface Ranged {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

function locationOf({ uri, range: { start, end } }: Ranged): vscode.Location {
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  return new vscode.Location(vscode.Uri.parse(uri, true), range);
}

/** Goes to the place, or shows a list to choose from where there are several. */
async function show(uri: vscode.Uri, at: vscode.Position, places: readonly vscode.Location[]): Promise<void> {
  await vscode.commands.executeCommand('editor.action.goToLocations', uri, at, places, 'peek');
}

/** The first question has the workspace read, which may take a while. */
function withProgress<T>(work: () => Promise<T>): Thenable<T> {
  const title = vscode.l10n.t('Looking in the message map');
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, work);
}

function nothing(kind: Kind, found: MessagePlaces | undefined): string {
  if (!found) return vscode.l10n.t('There is no message, handler or sender at the cursor.');
  return kind === 'handlers'
    ? vscode.l10n.t('Nothing in the workspace handles {0}.', found.name)
    : vscode.l10n.t('Nothing in the workspace sends {0}.', found.name);
}

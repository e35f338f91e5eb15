import * as vscode from 'vscode';
import { type Hole, type HoleKind, holes } from '../../core/map/holes.ts';
import type { MapHandler, MapMessage, MessageMap, Place } from '../../core/map/model.ts';
import { messageOf } from '../../core/messageOf.ts';
import type { IndexState } from '../../protocol/map.ts';
import type { Log } from '../log.ts';
import type { WorkspaceMap } from './workspaceMap.ts';

const viewId = 'patternbook.holes';

/** The view of what is missing or doubtful in the message map. */
export function registerHoles(map: WorkspaceMap, log: Log): vscode.Disposable {
  const tree = new HolesTree(map, log);
  const view = vscode.window.createTreeView(viewId, { treeDataProvider: tree });
  return vscode.Disposable.from(
    tree,
    view,
    map.onDidChange(() => {
      view.message = messageFor(map.news.state);
    }),
    vscode.commands.registerCommand('patternbook.refreshHoles', () => map.refresh()),
  );
}

/** A kind of hole, or one of them. */
type HoleNode = { readonly kind: HoleKind; readonly holes: readonly Hole[] } | { readonly hole: Hole };

interface Drawn {
  readonly messages: ReadonlyMap<string, MapMessage>;
  readonly handlers: ReadonlyMap<string, MapHandler>;
  readonly senders: ReadonlyMap<string, Place>;
  readonly groups: HoleNode[];
}

class HolesTree implements vscode.TreeDataProvider<HoleNode>, vscode.Disposable {
  readonly #map: WorkspaceMap;
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #drawn: Promise<Drawn | undefined> | undefined;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(map: WorkspaceMap, log: Log) {
    this.#map = map;
    this.#log = log;
    this.#subscription = map.onDidChange(() => {
      this.#drawn = undefined;
      this.#changed.fire();
    });
  }

  async getChildren(node?: HoleNode): Promise<HoleNode[]> {
    if (node) return 'holes' in node ? node.holes.map((hole) => ({ hole })) : [];
    return (await this.#draw())?.groups ?? [];
  }

  async getTreeItem(node: HoleNode): Promise<vscode.TreeItem> {
    if ('holes' in node) {
      const item = new vscode.TreeItem(titles()[node.kind], vscode.TreeItemCollapsibleState.Expanded);
      item.id = node.kind;
      item.description = String(node.holes.length);
      return item;
    }
    const drawn = await this.#draw();
    return drawn ? itemOf(node.hole, drawn, (path) => this.#map.fileAt(path)) : new vscode.TreeItem('');
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #draw(): Promise<Drawn | undefined> {
    this.#drawn ??= this.#map.messageMap().then(
      ({ map, complete }) => (complete ? drawnOf(map) : undefined),
      (error: unknown) => {
        this.#log.warn(`Message map: ${messageOf(error)}`);
        return undefined;
      },
    );
    return this.#drawn;
  }
}

/** What the view says above its list. */
function messageFor(state: IndexState): string {
  switch (state) {
    case 'reading':
      return vscode.l10n.t('The workspace is being read…');
    case 'cancelled':
      return vscode.l10n.t('Reading the workspace was called off; this is not all of it.');
    case 'limited':
      return vscode.l10n.t(
        'The workspace has more files than patternbook.map.maxFiles allows; this is not all of it.',
      );
    case 'none':
    case 'read':
      return '';
  }
}

function drawnOf(map: MessageMap): Drawn {
  return {
    messages: new Map(map.messages.map((message) => [message.id, message])),
    handlers: new Map(map.handlers.map((handler) => [handler.id, handler])),
    senders: new Map(map.senders.map(({ message, place }) => [message, place])),
    groups: [...Map.groupBy(holes(map), ({ kind }) => kind)].map(([kind, found]) => ({ kind, holes: found })),
  };
}

function itemOf(hole: Hole, drawn: Drawn, fileAt: (path: string) => vscode.Uri): vscode.TreeItem {
  const messages = hole.messages.flatMap((id) => drawn.messages.get(id) ?? []);
  const handlers = hole.handlers.flatMap((id) => drawn.handlers.get(id) ?? []);
  const [message] = messages;
  const aboutHandler = hole.kind === 'unreachedHandler' ? handlers[0] : undefined;
  const place =
    aboutHandler?.place ?? message?.declared ?? drawn.senders.get(message?.id ?? '') ?? handlers[0]?.place;

  const item = new vscode.TreeItem(aboutHandler?.name ?? labelOf(hole, messages));
  const handled = aboutHandler ? messages.map(({ name }) => name).join(', ') : '';
  const services = hole.services.join(', ') || (aboutHandler ?? message)?.service;
  item.description = [handled, services].filter(Boolean).join(' · ');
  item.iconPath = new vscode.ThemeIcon(icons[hole.kind]);
  item.tooltip = [...messages, ...handlers].map(({ name, service }) => `${name} · ${service}`).join('\n');
  if (place) {
    const { start, end } = place.range;
    item.command = {
      command: 'vscode.open',
      title: vscode.l10n.t('Open'),
      arguments: [
        fileAt(place.path),
        { selection: new vscode.Range(start.line, start.character, end.line, end.character) },
      ],
    };
  }
  return item;
}

/** A cycle is told from message to message, back to the first. */
function labelOf({ kind }: Hole, messages: readonly MapMessage[]): string {
  const names = messages.map(({ name }) => name);
  return kind === 'reactionCycle' ? [...names, ...names.slice(0, 1)].join(' → ') : names.join(', ');
}

const icons: Readonly<Record<HoleKind, string>> = {
  unhandledCommand: 'circle-slash',
  unhandledQuery: 'circle-slash',
  unconsumedEvent: 'bell-slash',
  unreachedHandler: 'debug-disconnect',
  reactionCycle: 'sync',
  severalOwners: 'organization',
  duplicateHandler: 'files',
};

/** Made when asked for: translations are read with the extension. */
function titles(): Readonly<Record<HoleKind, string>> {
  return {
    unhandledCommand: vscode.l10n.t('Commands nobody handles'),
    unhandledQuery: vscode.l10n.t('Queries nobody handles'),
    unconsumedEvent: vscode.l10n.t('Events nobody consumes'),
    unreachedHandler: vscode.l10n.t('Handlers nobody reaches'),
    reactionCycle: vscode.l10n.t('Reaction cycles'),
    severalOwners: vscode.l10n.t('Events with several owners'),
    duplicateHandler: vscode.l10n.t('Messages with several handlers'),
  };
}

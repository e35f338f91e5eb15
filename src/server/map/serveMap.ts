import { FileChangeType, type FileEvent, type ServerCapabilities } from 'vscode-languageserver';
import type { Place } from '../../core/map/model.ts';
import {
  handlersOfRequest,
  type MapAnswer,
  type MessagePlaces,
  messageMapRequest,
  parseMapQuery,
  parseMessageQuery,
  sendersOfRequest,
} from '../../protocol/map.ts';
import { flag, object, optional } from '../../protocol/shape.ts';
import type { KnownWorkspace } from '../hints.ts';
import type { Session } from '../session.ts';
import { readLimits } from './files.ts';
import { incoming, outgoing, prepareHierarchy } from './hierarchy.ts';
import { hoverOn } from './hover.ts';
import { lensesIn, resolveLens } from './lenses.ts';
import { LiveMap } from './liveMap.ts';
import { messagesOf, type Part } from './lookup.ts';
import { News } from './news.ts';
import { documentSymbols, workspaceSymbols } from './symbols.ts';

export interface MapService extends KnownWorkspace {
  readonly capabilities: ServerCapabilities;
  filesChanged(changes: readonly FileEvent[]): void;
  foldersChanged(): void;
  settingsChanged(): void;
}

/** The message map and what is made of it: code lens, navigation, and the findings of the rules on the workspace. */
export function serveMap(session: Session): MapService {
  const { connection, documents, options, locale } = session;
  let reportsChanged = () => {};
  const live: LiveMap = new LiveMap(session, () => news.changed());
  const news = new News(session, live, () => reportsChanged());
  const locationOf = (place: Place) => live.locationOf(place);
  const context = () => ({
    lookup: live.lookup,
    locale,
    locationOf,
    uriScheme: options.uriScheme,
    commands: options.commands,
  });

  documents.onDidOpen(() => live.index.start());
  documents.onDidChangeContent(() => news.soon());
  documents.onDidClose(() => news.soon());

  connection.onRequest(messageMapRequest, (given: unknown): MapAnswer => {
    if (parseMapQuery(given)?.refresh) live.index.rebuild();
    live.index.start();
    const { state, complete, workspace } = live.index;
    return { map: workspace.map, state, complete, folders: live.folders };
  });

  /** What a request is about, once the workspace is known. */
  async function partOf(given: unknown): Promise<Part | undefined> {
    const query = parseMessageQuery(given);
    if (!query) return undefined;
    live.index.start();
    await live.index.settled();
    if ('message' in query) {
      const message = live.lookup.message(query.message);
      return message && { kind: 'message', message };
    }
    const document = documents.get(query.uri);
    return document && live.partAt(document, query.position);
  }

  type Named = { readonly name: string; readonly place: Place };
  async function placesFor(
    given: unknown,
    placesOf: (message: string) => readonly Named[],
  ): Promise<MessagePlaces | null> {
    const part = await partOf(given);
    if (!part) return null;
    const places = messagesOf(part, live.lookup).flatMap(({ id }) => placesOf(id));
    return {
      name: part.kind === 'handler' ? part.handler.name : part.message.name,
      places: places.flatMap(({ place, name }) => {
        const location = locationOf(place);
        return location ? [{ name, ...location }] : [];
      }),
    };
  }
  connection.onRequest(handlersOfRequest, (given: unknown) =>
    placesFor(given, (message) => live.lookup.handlersOf(message)),
  );
  connection.onRequest(sendersOfRequest, (given: unknown) =>
    placesFor(given, (message) =>
      live.lookup.sendersOf(message).map(({ place, within }) => ({ place, name: within || place.path })),
    ),
  );

  connection.onCodeLens(({ textDocument: { uri } }) =>
    live.foreground.run(async () => {
      const document = documents.get(uri);
      if (!document || !(await wantsLenses(session, uri))) return [];
      return lensesIn(await live.partsIn(document), uri);
    }),
  );
  connection.onCodeLensResolve((lens) => resolveLens(lens, context()));
  connection.onHover(async ({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    const part = document && live.index.complete ? await live.partAt(document, position) : undefined;
    return part && hoverOn(part, context());
  });
  connection.onWorkspaceSymbol(({ query }) => workspaceSymbols(query, live.lookup, locale, locationOf));
  connection.onDocumentSymbol(async ({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    return document ? documentSymbols(await live.partsIn(document), locale) : [];
  });
  connection.languages.callHierarchy.onPrepare(async ({ textDocument: { uri }, position }) => {
    const part = await partOf({ uri, position });
    return part ? prepareHierarchy(part, context()) : null;
  });
  connection.languages.callHierarchy.onIncomingCalls(({ item }) => incoming(item, context()));
  connection.languages.callHierarchy.onOutgoingCalls(({ item }) => outgoing(item, context()));

  async function readAgain(): Promise<void> {
    // `files.exclude` may be another where the limits are not.
    if (live.index.isLimitedOtherwise(await readLimits(session))) live.index.rebuild();
    else live.index.moved();
    news.changed();
  }

  return {
    capabilities: {
      codeLensProvider: { resolveProvider: true },
      hoverProvider: true,
      workspaceSymbolProvider: true,
      ...(!options.besideOthers && { documentSymbolProvider: true, callHierarchyProvider: true }),
    },
    first: (work) => live.foreground.run(work),
    uriOf: (path) => live.uriOf(path),
    onReportsChanged(changed) {
      reportsChanged = changed;
    },
    async reportsOn(document) {
      const path = await live.take(document);
      return path === undefined ? undefined : news.reportsIn(path);
    },
    filesChanged(changes) {
      const { index } = live;
      for (const { uri, type } of changes) {
        const path = live.pathOf(uri);
        // A file that is replaced may be told of as one that has come.
        if (path !== undefined && type !== FileChangeType.Deleted) index.changed(path);
      }
      // What `.gitignore` says makes files come and go.
      const moves = changes.some(
        ({ uri, type }) => type !== FileChangeType.Changed || uri.endsWith('/.gitignore'),
      );
      if (moves) index.moved();
    },
    foldersChanged() {
      live.reopen().catch(session.failed);
    },
    settingsChanged() {
      readAgain().catch(session.failed);
    },
  };
}

async function wantsLenses({ settings }: Session, uri: string): Promise<boolean> {
  const given = object({ codeLens: optional(flag) })(await settings('patternbook.map', uri));
  return given?.codeLens !== false;
}

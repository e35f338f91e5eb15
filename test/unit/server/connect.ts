import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type InitializeParams,
  type InitializeResult,
  ProposedFeatures,
  type ProtocolConnection,
  type ServerCapabilities,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { nodeParserFiles } from '../../../src/server/parserFiles.ts';
import { serve } from '../../../src/server/server.ts';

export const folder = 'file:///shop';

/** Texts by URI: what the server can read besides open documents. */
export type Files = Record<string, string>;

export interface Given {
  readonly options?: object;
  readonly files?: Files;
  /** By section; a client without any tells no configuration. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly capabilities?: ClientCapabilities;
  /** The server can list no files before. */
  readonly listed?: Promise<void>;
  readonly onOffer?: (capabilities: ServerCapabilities) => void;
  /** Called before the client begins to talk. */
  readonly prepare?: (client: ProtocolConnection) => void;
}

/** A client and a server joined in memory, with the folder `file:///shop` open. */
export async function connect({
  options,
  files = {},
  settings,
  capabilities = {},
  listed,
  onOffer,
  prepare,
}: Given = {}) {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  serve(connection, {
    parserFiles: nodeParserFiles,
    readText: async (name) => files[name],
    async *listFiles({ folder, endings }, excluded) {
      await listed;
      for (const uri of Object.keys(files).sort()) {
        const path = uri.slice(folder.length + 1);
        const isWanted = uri.startsWith(`${folder}/`) && endings.some((ending) => path.endsWith(ending));
        if (isWanted && !excluded(path)) yield path;
      }
    },
  });

  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  client.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
    items.map(({ section }) => settings?.[section] ?? null),
  );
  client.onRequest('client/registerCapability', () => null);
  prepare?.(client);
  client.listen();
  const params: InitializeParams = {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: folder, name: 'shop' }],
    capabilities: {
      ...capabilities,
      workspace: { ...capabilities.workspace, configuration: settings !== undefined },
    },
    initializationOptions: options,
  };
  const { capabilities: offered } = await client.sendRequest<InitializeResult>('initialize', params);
  onOffer?.(offered);
  await client.sendNotification('initialized', {});
  return client;
}

/// <reference lib="webworker" />
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { readFileRequest } from '../protocol/lint.ts';
import { listFilesRequest, parsePaths } from '../protocol/map.ts';
import { serve } from './server.ts';

declare const self: DedicatedWorkerGlobalScope;

const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
);

/** A worker reads no files: the client does it, from whatever kind of folder it has open. */
function readBytes(uri: string): Promise<Uint8Array | null> {
  return connection.sendRequest(readFileRequest, uri);
}

/** Language server as a worker. */
serve(connection, {
  parserFiles: ({ wasmUri = '' }) => {
    const bytes = async (name: string): Promise<Uint8Array> => {
      const found = await readBytes(`${wasmUri}/${name}`);
      if (!found) throw new Error(`The parser's file ${name} can't be read.`);
      return found;
    };
    return {
      engine: () => bytes('web-tree-sitter.wasm'),
      grammar: (grammar) => bytes(`tree-sitter-${grammar}.wasm`),
    };
  },
  async readText(uri) {
    const bytes = await readBytes(uri);
    return bytes ? new TextDecoder().decode(bytes) : undefined;
  },
  // What the editor excludes, the client leaves out.
  async *listFiles(query) {
    yield* parsePaths(await connection.sendRequest(listFilesRequest, query)) ?? [];
  },
});

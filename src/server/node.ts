import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeParserFiles } from './parserFiles.ts';
import { serve } from './server.ts';

/** Language server as a process: `--stdio` or Node's own channel (`--node-ipc`). */
serve(createConnection(ProposedFeatures.all), {
  parserFiles: nodeParserFiles,
  async readText(uri) {
    if (!uri.startsWith('file:')) return undefined;
    return readFile(fileURLToPath(uri), 'utf8').catch(() => undefined);
  },
});

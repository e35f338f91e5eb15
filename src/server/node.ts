import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { walkFolder } from './folderWalk.ts';
import { nodeParserFiles } from './parserFiles.ts';
import { serve } from './server.ts';

/** Language server as a process: `--stdio` or Node's own channel (`--node-ipc`). */
serve(createConnection(ProposedFeatures.all), {
  parserFiles: nodeParserFiles,
  async readText(uri) {
    if (!uri.startsWith('file:')) return undefined;
    return readFile(fileURLToPath(uri), 'utf8').catch(() => undefined);
  },
  async *listFiles({ folder, endings }, excluded) {
    if (!folder.startsWith('file:')) return;
    const root = fileURLToPath(folder);
    const wanted = (name: string) => endings.some((ending) => name.endsWith(ending));
    for await (const file of walkFolder(root, { wanted, excluded })) {
      yield path.relative(root, file).split(path.sep).join('/');
    }
  },
});

/**
 * Measures a whole workspace: reading it into the index of the language server, cold and again, with the memory that is
 * kept; from an edit to the text of the code lenses; and `patternbook lint` beside ESLint with the TypeScript parser and
 * one trivial rule, and beside ast-grep with one trivial pattern, over the same files. The two tools are fetched from npm
 * and kept in the cache folder. Prints JSON; run it with `node --expose-gc test/bench/workspace.ts FOLDER`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CodeLens,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { cached } from '../../src/build/hosts/cache.ts';
import { installDependencies } from '../../src/build/hosts/npm.ts';
import { inRoot } from '../../src/build/paths.ts';
import { adapterFor } from '../../src/core/analysis/analyse.ts';
import { createParser } from '../../src/core/analysis/parser.ts';
import { isManifest } from '../../src/core/map/services.ts';
import type { MapAnswer } from '../../src/protocol/map.ts';
import { walkFolder } from '../../src/server/folderWalk.ts';
import { Foreground } from '../../src/server/map/foreground.ts';
import { WorkspaceIndex } from '../../src/server/map/workspaceIndex.ts';
import { nodeParserFiles } from '../../src/server/parserFiles.ts';
import { sampleOf, timed } from './measure.ts';

const [given] = process.argv.slice(2);
if (given === undefined) {
  console.error('Usage: node --expose-gc test/bench/workspace.ts FOLDER');
  process.exitCode = 2;
} else {
  await measureFolder(resolve(given));
}

async function measureFolder(folder: string): Promise<void> {
  const sources: string[] = [];
  for await (const file of walkFolder(folder, { wanted: (name) => adapterFor(name) !== undefined }))
    sources.push(file);
  const megabytes = await sizeOf(sources);
  const script = /\.[cm]?[jt]sx?$/;
  const scriptMegabytes = await sizeOf(sources.filter((file) => script.test(file)));
  const perSecond = (milliseconds: number, size = megabytes) => round(size / (milliseconds / 1000));

  const index = await indexing(folder);
  const lint = await timed(() =>
    run([process.execPath, inRoot('src/cli/main.ts'), 'lint', folder, '--format', 'json']),
  );
  const others = await otherTools(folder);
  console.log(
    JSON.stringify(
      {
        node: process.version,
        load: round(loadavg()[0] ?? 0),
        files: sources.length,
        megabytes: round(megabytes),
        index: {
          coldMegabytesPerSecond: perSecond(index.cold),
          warmMegabytesPerSecond: perSecond(index.warm),
          keptMegabytes: index.kept,
        },
        editToLensMs: await editToLens(folder),
        lintMegabytesPerSecond: {
          patternbook: perSecond(lint),
          ...Object.fromEntries(
            Object.entries(others).map(([name, told]) => [
              name,
              typeof told === 'number' ? perSecond(told, scriptMegabytes) : told,
            ]),
          ),
        },
      },
      undefined,
      2,
    ),
  );
}

async function indexing(folder: string): Promise<{ cold: number; warm: number; kept: number }> {
  const before = memory();
  const index = new WorkspaceIndex({
    files: {
      async *list() {
        const wanted = (name: string) => adapterFor(name) !== undefined || isManifest(name);
        for await (const file of walkFolder(folder, { wanted })) yield relative(folder, file);
      },
      read: (path) => readFile(join(folder, path), 'utf8'),
      pathInFolder: (path) => path,
    },
    parser: createParser(nodeParserFiles()),
    foreground: new Foreground(),
    limits: async () => ({ maxFiles: Number.POSITIVE_INFINITY, maxFileSize: 1024 * 1024 }),
    progress: async () => ({ report() {}, cancelled: false, end() {} }),
    onChange() {},
    onError: (error) => console.error(error),
  });
  const read = () =>
    timed(async () => {
      index.rebuild();
      await index.settled();
    });
  const cold = await read();
  const kept = round(memory() - before);
  return { cold, warm: await read(), kept };
}

/** From a keystroke in a file with a message to the text of its lenses, in a server of its own. */
async function editToLens(folder: string) {
  const server = spawn(process.execPath, [inRoot('src/server/node.ts'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const client = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const read = new Promise<void>((done) => {
    client.onNotification('patternbook/mapChanged', ({ state }: { state: string }) => {
      if (state === 'read' || state === 'limited') done();
    });
  });
  client.listen();
  await client.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'bench' }],
    initializationOptions: { map: true },
  });
  await client.sendNotification('initialized', {});
  await client.sendRequest('patternbook/messageMap', {});
  await read;
  const { map } = await client.sendRequest<MapAnswer>('patternbook/messageMap', {});
  const path = map.handlers[0]?.place.path;
  const times: number[] = [];
  if (path !== undefined) {
    const uri = pathToFileURL(join(folder, path)).href;
    const text = await readFile(join(folder, path), 'utf8');
    const textDocument = { uri, languageId: 'typescript', version: 1, text };
    await client.sendNotification('textDocument/didOpen', { textDocument });
    for (let version = 2; version < 52; version += 1) {
      const start = performance.now();
      const contentChanges = [{ text: `${'\n'.repeat(version)}${text}` }];
      await client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges,
      });
      const lenses = await client.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
      await Promise.all(lenses.map((lens) => client.sendRequest('codeLens/resolve', lens)));
      times.push(performance.now() - start);
    }
  }
  const ended = once(server, 'exit');
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  await ended;
  client.dispose();
  return path === undefined ? 'no handler in the folder' : sampleOf(times);
}

/** Milliseconds of each tool, or why there are none. */
async function otherTools(folder: string): Promise<Readonly<Record<string, number | string>>> {
  const tools = await cached('bench-tools-1', installTools).catch((error: Error) => error);
  if (tools instanceof Error) return { eslint: tools.message, astGrep: tools.message };
  const eslint = join(tools, 'node_modules/eslint/bin/eslint.js');
  const config = join(tools, 'eslint.config.mjs');
  const binary = ['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-arm64', 'darwin-x64', 'win32-x64-msvc']
    .map((platform) => join(tools, 'node_modules/@ast-grep', `cli-${platform}`, 'ast-grep'))
    .find((file) => existsSync(file));
  return {
    eslint: await timed(() =>
      run([process.execPath, eslint, '--no-inline-config', '-c', config, '.'], folder),
    ),
    astGrep: binary
      ? await timed(() => run([binary, 'run', '--pattern', 'debugger', '--lang', 'ts', '.'], folder))
      : 'ast-grep has no program for this platform',
  };
}

async function installTools(folder: string): Promise<void> {
  const dependencies = {
    eslint: '^9.0.0',
    '@typescript-eslint/parser': '^8.0.0',
    typescript: '~5.9.0',
    '@ast-grep/cli': '^0.51.0',
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await writeFile(
    join(folder, 'eslint.config.mjs'),
    `import parser from '@typescript-eslint/parser';
export default [{ files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'], languageOptions: { parser }, rules: { 'no-debugger': 'warn' } }];
`,
  );
  await installDependencies(folder, 'ESLint, its TypeScript parser and ast-grep');
}

/** Runs a program to its end; what it prints is of no interest, and so is whether it found anything. */
async function run([command = '', ...args]: readonly string[], cwd = process.cwd()): Promise<void> {
  const child = spawn(command, args, { cwd, stdio: 'ignore' });
  await once(child, 'exit');
}

async function sizeOf(files: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const file of files) bytes += (await stat(file)).size;
  return bytes / 1e6;
}

/** Megabytes in use, those of the parser too. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import { inRoot, root } from '../../src/build/paths.ts';
import { targets } from '../../src/build/targets.ts';

/** The built pages, served as a webview serves it: from one origin, with a policy and nothing else. */
export interface PageSite {
  /** Address of the lesson page without a host; the other pages are below it, by their names. */
  readonly address: string;
  /** Folder that is served; the built pages are in its `webview/`. */
  readonly folder: string;
  stop(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const frame = (name: 'lesson' | 'map' | 'playground'): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-page' 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'">
<title>Page</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/webview/${name}.css">
</head>
<body>
<script type="module" nonce="page" src="/webview/${name}.mjs"></script>
</body>
</html>
`;

const frames: Readonly<Record<string, string>> = {
  '/': frame('lesson'),
  '/map': frame('map'),
  '/playground': frame('playground'),
};

export async function servePage(): Promise<PageSite> {
  const folder = await mkdtemp(join(tmpdir(), 'patternbook-page-'));
  await buildPage(folder);
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const content = frames[path] ?? (await fileAt(folder, path));
    response.writeHead(content ? 200 : 404, {
      'content-type': types[extname(path) || '.html'] ?? 'text/plain',
    });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    folder,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function buildPage(folder: string): Promise<void> {
  const target = targets.find(({ entries }) => Object.hasOwn(entries, 'webview/lesson'));
  if (!target) throw new Error('src/build/targets.ts has no webview/lesson');
  await build({
    ...target.options,
    entryPoints: { ...target.entries },
    absWorkingDir: root,
    bundle: true,
    outdir: folder,
    logLevel: 'warning',
  });
}

/** A built file, or one of the fixtures under `/fixtures/`. */
async function fileAt(folder: string, path: string): Promise<Buffer | undefined> {
  const file = path.startsWith('/fixtures/') ? inRoot('test', path) : join(folder, path);
  return readFile(file).catch(() => undefined);
}

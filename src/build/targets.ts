import type { BuildOptions } from 'esbuild';

/** One bundling job: entries by the name of the file they become (without its ending), and what differs from the rest. */
export interface Target {
  readonly entries: Readonly<Record<string, string>>;
  readonly options: BuildOptions;
}

const node: BuildOptions = { platform: 'node', target: 'node22' };
const commonJs: BuildOptions = { format: 'cjs', outExtension: { '.js': '.cjs' } };
const browser: BuildOptions = { platform: 'browser', target: 'es2024' };

/**
 * web-tree-sitter asks for `import.meta.url`, which neither CommonJS nor a worker script has. In Node the
 * bundle's own address serves; in a worker the address is only parsed, never fetched, and the Node built-ins
 * beside it are never reached.
 */
const treeSitterInCommonJs: BuildOptions = {
  define: { 'import.meta.url': '__metaUrl' },
  banner: { js: "const __metaUrl = require('url').pathToFileURL(__filename).href;" },
};
const treeSitterInWorker: BuildOptions = {
  define: { 'import.meta.url': '"https://localhost/"' },
  external: ['module', 'fs', 'fs/promises', 'path', 'url'],
};

/** Bundled CommonJS libraries call `require` for Node built-ins; an ES module has none of its own. */
const requireInModule: BuildOptions = {
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
};

/** Everything esbuild makes in `out/`. */
export const targets: readonly Target[] = [
  {
    entries: {
      extension: 'src/extension.ts',
      colourThread: 'src/editor/lesson/node/colourThread.ts',
      cli: 'src/cli/main.ts',
    },
    // Split, so that activation reads only what it runs: the rest is loaded with the first lesson or hint. The
    // command line shares what reads and colours courses.
    options: {
      ...node,
      ...requireInModule,
      format: 'esm',
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
      external: ['vscode'],
    },
  },
  {
    entries: { 'extension.web': 'src/extension.web.ts' },
    options: { ...browser, ...commonJs, external: ['vscode'] },
  },
  {
    entries: { 'server.node': 'src/server/node.ts' },
    options: { ...node, ...commonJs, ...treeSitterInCommonJs },
  },
  {
    entries: { 'server.web': 'src/server/web.ts' },
    options: { ...browser, format: 'iife', ...treeSitterInWorker },
  },
  {
    entries: { eslint: 'src/eslint/main.ts' },
    options: { ...node, format: 'esm', ...requireInModule },
  },
  {
    entries: {
      'webview/lesson': 'src/webview/lesson/main.ts',
      'webview/map': 'src/webview/map/main.ts',
      'webview/playground': 'src/webview/playground/main.ts',
    },
    options: {
      ...browser,
      format: 'esm',
      splitting: true,
      outExtension: { '.js': '.mjs' },
      chunkNames: 'webview/chunks/[name]-[hash]',
      assetNames: 'webview/assets/[name]-[hash]',
      loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty' },
    },
  },
];

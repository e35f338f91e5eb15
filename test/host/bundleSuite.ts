import { globSync, readFileSync } from 'node:fs';

import { build } from 'esbuild';

import { inRoot, root } from '../../src/build/paths.ts';

/** Which extension host a suite runs in. */
export type HostKind = 'node' | 'web';

const suites: Readonly<Record<HostKind, { files: string; out: string }>> = {
  node: { files: 'test/integration/**/*.test.ts', out: 'out/test/integration/index.cjs' },
  web: { files: 'test/{web,integration/smoke}/**/*.test.ts', out: 'out/test/web/index.cjs' },
};

/** Bundles the test files of one kind into a module exporting `run()`, and returns its path. */
export async function bundleSuite(kind: HostKind): Promise<string> {
  const { files, out } = suites[kind];
  const loads = globSync(files, { cwd: root })
    .sort()
    .map((file) => `() => import('./${file}')`);
  await build({
    stdin: {
      resolveDir: root,
      contents: `import { runSuite } from './test/host/runSuite.ts';
export const run = () => runSuite([${loads.join(', ')}]);`,
    },
    outfile: inRoot(out),
    bundle: true,
    format: 'cjs',
    external: ['vscode'],
    banner: { js: mochaScript() },
    sourcemap: 'inline',
    logLevel: 'warning',
    ...(kind === 'node'
      ? { platform: 'node', target: 'node22' }
      : { platform: 'browser', target: 'es2024', alias: { 'node:assert/strict': './test/host/assert.ts' } }),
  });
  return inRoot(out);
}

/** Mocha's browser build as a script that sets the globals `mocha` and `Mocha`, whatever loads the bundle around it. */
function mochaScript(): string {
  const source = readFileSync(inRoot('node_modules/mocha/mocha.js'), 'utf8').replace(
    /^\/\/# sourceMappingURL.*$/m,
    '',
  );
  return `globalThis.mocha = ((exports, module, define) => {\n${source}\nreturn globalThis.mocha;\n})();`;
}

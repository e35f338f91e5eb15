import { join } from 'node:path';

import { cached } from './cache.ts';
import { installDependencies, installPackage } from './npm.ts';

/** A real VS Code server and the Node it runs on. */
export interface VsCode {
  readonly name: HostName;
  /** Version of VS Code itself. */
  readonly version: string;
  /** Node binary. */
  readonly node: string;
  /** code-server's command line: installs extensions, serves the workbench. */
  readonly codeServer: string;
  /** VS Code's own server, which can run a test suite in its extension host. */
  readonly server: string;
}

export const hostNames = ['current', 'oldest'] as const;
export type HostName = (typeof hostNames)[number];

/**
 * code-server 4.N packs VS Code 1.N. `oldest` is the version `engines.vscode` names; it runs on the Node it was
 * made for, the current one on the Node of this checkout.
 */
const versions: Readonly<Record<HostName, { codeServer: string; vsCode: string; node?: string }>> = {
  current: { codeServer: '4.139.1', vsCode: '1.139.1' },
  oldest: { codeServer: '4.110.0', vsCode: '1.110.0', node: '22' },
};

/** Fetches a VS Code from npm into the cache, about 600 MB the first time. Rejects with one line saying what failed. */
export async function fetchVsCode(name: HostName): Promise<VsCode> {
  if (process.platform === 'win32') {
    throw new Error(
      'code-server does not run on Windows: use WSL, or install the VSIX of `npm run package` yourself',
    );
  }
  const { codeServer, vsCode, node } = versions[name];
  const [folder, nodeBinary] = await Promise.all([
    cached(`code-server-${codeServer}`, (partial) => installCodeServer(partial, codeServer)),
    node ? fetchNode(node) : process.execPath,
  ]);
  const home = codeServerHome(folder);
  return {
    name,
    version: vsCode,
    node: nodeBinary,
    codeServer: join(home, 'out/node/entry.js'),
    server: join(home, 'lib/vscode/out/server-main.js'),
  };
}

function codeServerHome(folder: string): string {
  return join(folder, 'node_modules/code-server');
}

/** The native modules, which the skipped install scripts would compile, serve features no test or reader needs. */
async function installCodeServer(folder: string, version: string): Promise<void> {
  const spec = `code-server@${version}`;
  console.log(`fetching ${spec} (about 600 MB, kept in the cache)`);
  await installPackage(folder, spec);
  const vsCode = join(codeServerHome(folder), 'lib/vscode');
  await installDependencies(vsCode, `the dependencies of ${spec}`);
  await installDependencies(join(vsCode, 'extensions'), `the TypeScript of ${spec}`);
}

async function fetchNode(major: string): Promise<string> {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = await cached(`${name}-${major}`, async (partial) => {
    console.log(`fetching ${name}@${major}`);
    await installPackage(partial, `${name}@${major}`);
  });
  return join(folder, 'node_modules', name, 'bin/node');
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { freePort, lastLines, type ProcessTree, runToEnd, startTree } from './processes.ts';
import type { VsCode } from './vscode.ts';

/** A VS Code that listens. */
export interface RunningServer {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  readonly port: number;
  /** What the server has printed. */
  output(): string;
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

/** Where a workbench keeps what it remembers. */
export interface Profile {
  readonly userData: string;
  readonly extensions: string;
}

/** Folders of a profile under `folder`. */
export async function createProfile(folder: string): Promise<Profile> {
  const profile = { userData: join(folder, 'user-data'), extensions: join(folder, 'extensions') };
  await Promise.all([profile.userData, profile.extensions].map((path) => mkdir(path, { recursive: true })));
  return profile;
}

/** Installs a VSIX into the profile, over an earlier version of it. */
export async function installVsix(vsCode: VsCode, profile: Profile, vsix: string): Promise<void> {
  const args = [vsCode.codeServer, ...profileFlags(profile), '--install-extension', vsix, '--force'];
  const { output } = await runToEnd(vsCode.node, args, 120_000, { env: cleanEnvironment() });
  if (!/was successfully installed/.test(output))
    throw new Error(`${vsix} was not installed:\n${lastLines(output)}`);
}

/** Serves the workbench as a reader sees it, with the extensions of the profile. */
export async function serveWorkbench(
  vsCode: VsCode,
  profile: Profile,
  options: { port?: number; restrictedMode?: boolean } = {},
): Promise<RunningServer> {
  const port = options.port ?? (await freePort());
  const args = [
    vsCode.codeServer,
    ...profileFlags(profile),
    '--auth=none',
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    ...(options.restrictedMode ? [] : ['--disable-workspace-trust']),
    `--bind-addr=127.0.0.1:${port}`,
  ];
  return serve(startTree(vsCode.node, args, { env: cleanEnvironment() }), port);
}

/** Serves a workbench that loads an extension from a folder and runs a suite in its extension host, as the page's address asks. */
export async function serveTestHost(vsCode: VsCode, dataFolder: string): Promise<RunningServer> {
  const port = await freePort();
  const args = [
    vsCode.server,
    '--accept-server-license-terms',
    '--without-connection-token',
    '--enable-smoke-test-driver',
    '--disable-workspace-trust',
    '--host=127.0.0.1',
    `--port=${port}`,
    `--server-data-dir=${dataFolder}`,
  ];
  return serve(startTree(vsCode.node, args, { env: cleanEnvironment() }), port);
}

function profileFlags({ userData, extensions }: Profile): string[] {
  return [
    `--config=${join(userData, 'config.yaml')}`,
    `--user-data-dir=${userData}`,
    `--extensions-dir=${extensions}`,
  ];
}

/** Without what a surrounding VS Code terminal or npm sets, which a VS Code inside would obey. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|CODE_SERVER_|npm_|NODE_OPTIONS$|PORT$|PASSWORD$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

async function serve(tree: ProcessTree, port: number): Promise<RunningServer> {
  const address = `http://127.0.0.1:${port}`;
  let over = false;
  void tree.ended.then(() => {
    over = true;
  });
  for (const start = Date.now(); Date.now() - start < 60_000 && !over; await wait(100)) {
    const listens = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(5000) }).then(
      () => true,
      () => false,
    );
    if (listens && !over) return { address, port, output: tree.output, ended: tree.ended, stop: tree.stop };
  }
  await tree.stop();
  throw new Error(`VS Code does not listen at ${address}:\n${lastLines(tree.output())}`);
}

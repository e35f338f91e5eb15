import { existsSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf } from '../core/messageOf.ts';

import { openInBrowser } from './hosts/display.ts';
import { lastLines, runToEnd } from './hosts/processes.ts';
import { createProfile, installVsix, type Profile, serveWorkbench } from './hosts/servers.ts';
import { fetchVsCode, type HostName, hostNames } from './hosts/vscode.ts';
import { cacheFolder, inRoot } from './paths.ts';
import { runScript } from './script.ts';
import { vsixPath } from './vsix.ts';

const usage = `npm start -- [options]

Builds the extension, installs it into a real VS Code and serves that in the browser.

  --port N           listen on this port (default: a free one)
  --host NAME        current or oldest, the newest or the oldest VS Code supported (default: current)
  --workspace DIR    open this folder (default: a copy of the sample workspace)
  --no-open          print the address only
  --help             print this
`;

interface Options {
  readonly port?: number;
  readonly host: HostName;
  readonly workspace?: string;
  readonly open: boolean;
}

await main();

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(usage);
    return;
  }
  if (typeof options === 'string') {
    console.error(`${options}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  await runScript(() => start(options), 0);
}

/** The options, `help`, or a sentence saying what is wrong with them. */
function readOptions(args: string[]): Options | string {
  let flags: ReturnType<typeof parseFlags>;
  try {
    flags = parseFlags(args);
  } catch (error) {
    return messageOf(error);
  }
  if (flags.help) return 'help';
  const host = hostNames.find((name) => name === flags.host);
  if (!host) return `--host is ${hostNames.join(' or ')}, not "${flags.host}"`;
  const port = flags.port === undefined ? undefined : Number(flags.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    return `--port is a number from 1 to 65535, not "${flags.port}"`;
  }
  const workspace = flags.workspace === undefined ? undefined : resolve(flags.workspace);
  if (workspace !== undefined && !existsSync(workspace))
    return `--workspace: there is no folder ${workspace}`;
  return { host, open: !flags['no-open'], ...(port && { port }), ...(workspace && { workspace }) };
}

function parseFlags(args: string[]) {
  return parseArgs({
    args,
    options: {
      port: { type: 'string' },
      host: { type: 'string', default: 'current' },
      workspace: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

async function start(options: Options): Promise<void> {
  console.log('building the extension');
  const [vsCode] = await Promise.all([fetchVsCode(options.host), buildVsix()]);
  const home = join(cacheFolder(), 'start');
  const profile = await createProfile(join(home, vsCode.version));
  await writeFirstSettings(profile);
  await installVsix(vsCode, profile, vsixPath);
  const server = await serveWorkbench(
    vsCode,
    profile,
    options.port === undefined ? {} : { port: options.port },
  );
  const address = `${server.address}/?folder=${encodeURIComponent(options.workspace ?? (await sampleWorkspace(home)))}`;
  const opened = options.open && (await openInBrowser(address));
  console.log(`VS Code ${vsCode.version} with Patternbook: ${address}`);
  console.log(`${opened ? 'Opened in your browser.' : 'Open this address in a browser.'} Ctrl+C ends it.`);
  await server.ended;
  throw new Error(`VS Code has ended by itself; the last it printed:\n${lastLines(server.output())}`);
}

async function buildVsix(): Promise<void> {
  const { code, output } = await runToEnd(process.execPath, [inRoot('src/build/package.ts')], 5 * 60_000);
  if (code !== 0) throw new Error(`the extension does not build:\n${lastLines(output)}`);
}

/** Settings for the first start; what the reader changes later stays. */
async function writeFirstSettings({ userData }: Profile): Promise<void> {
  const file = join(userData, 'User/settings.json');
  if (existsSync(file)) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ 'workbench.startupEditor': 'none' }, null, 2)}\n`);
}

/** A copy of the sample workspace; files of an earlier start are kept as the reader left them. */
async function sampleWorkspace(home: string): Promise<string> {
  const folder = join(home, 'sample-workspace');
  await cp(inRoot('test/fixtures/sample-workspace'), folder, { recursive: true, force: false });
  return folder;
}

import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** Installs one package (`name@version`) into `folder`, without running its install scripts. */
export async function installPackage(folder: string, spec: string): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npmInstall(folder, spec, [spec]);
}

/** Installs the dependencies that the package in `folder` itself names. */
export async function installDependencies(folder: string, what: string): Promise<void> {
  await npmInstall(folder, what, ['--omit=dev']);
}

async function npmInstall(folder: string, what: string, args: readonly string[]): Promise<void> {
  const npm = npmCommand();
  const child = spawn(
    npm.command,
    [...npm.args, 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...args],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], timeout: 5 * 60_000 },
  );
  const [errors, code] = await Promise.all([
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve)),
  ]);
  if (code === 0) return;
  const reason = errors
    .split('\n')
    .findLast((line) => /^npm error (?!A complete log)/.test(line) && !/^npm error code/.test(line));
  throw new Error(
    `cannot install ${what} from npm: ${reason?.replace('npm error ', '') ?? `npm ended with ${code}`}`,
  );
}

/** The npm that runs this script, where npm runs it; its `npm_execpath` is a script, or a binary of another client. */
function npmCommand(): { command: string; args: readonly string[] } {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.[cm]?js$/.test(script)) return { command: process.execPath, args: [script] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runToEnd } from './processes.ts';

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
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await runToEnd(
    npm.command,
    [...npm.args, 'install', ...flags, ...args],
    5 * 60_000,
    {
      cwd: folder,
    },
  );
  if (code === 0) return;
  const reason = output.split('\n').find((line) => /^npm error (?!code|A complete log)/.test(line));
  throw new Error(`cannot install ${what} from npm: ${reason?.replace('npm error ', '') ?? output.trim()}`);
}

/** The npm that runs this script, where one does; `npm_execpath` may also name another client. */
export function npmCommand(): { command: string; args: readonly string[] } {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.[cm]?js$/.test(script)) return { command: process.execPath, args: [script] };
  return { command: 'npm', args: [] };
}

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import { onInterrupt } from './interrupts.ts';

/** A started program together with every process it starts. */
export interface ProcessTree {
  /** What it has printed so far, both streams. */
  output(): string;
  /** Settles when the program itself ends, with its exit code. */
  readonly ended: Promise<number | null>;
  /** Sends what Ctrl+C sends to a terminal's programs. */
  interrupt(): void;
  /** Ends the program and all it has started; resolves when they are gone. */
  stop(): Promise<void>;
}

export interface TreeOptions extends Pick<SpawnOptions, 'cwd' | 'env'> {
  /** Also prints what the program prints, as it comes. */
  readonly print?: boolean;
}

/** Starts a program as the leader of a process group of its own, so that the whole group can be ended. */
export function startTree(
  command: string,
  args: readonly string[],
  { print = false, ...options }: TreeOptions = {},
): ProcessTree {
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      printed += chunk;
      if (print) process.stdout.write(chunk);
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      printed += `${error.message}\n`;
      resolve(null);
    });
    child.once('close', resolve);
  });
  const forget = onInterrupt(() => stopGroup(child));
  return {
    output: () => printed,
    ended,
    interrupt: () => {
      if (child.pid !== undefined) signalGroup(child.pid, 'SIGINT');
    },
    stop: async () => {
      await stopGroup(child);
      forget();
    },
  };
}

/** How a program ended. */
export interface Ending {
  /** `null` where it could not be started or was ended by a signal. */
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end, and ends it after `timeout` milliseconds. */
export async function runToEnd(
  command: string,
  args: readonly string[],
  timeout: number,
  options: TreeOptions = {},
): Promise<Ending> {
  const tree = startTree(command, args, options);
  const cancel = new AbortController();
  const late = wait(timeout, null, { signal: cancel.signal }).catch(() => null);
  const code = await Promise.race([tree.ended, late]);
  cancel.abort();
  await tree.stop();
  return { code, output: tree.output() };
}

/** The end of what a program printed, short enough for an error message. */
export function lastLines(output: string, count = 20): string {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}

/** Milliseconds a program has to end what it started, before it is killed. */
const grace = 10_000;

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!signalGroup(child.pid, signal)) return;
    for (let waited = 0; waited < grace; waited += 50) {
      await wait(50);
      if (!signalGroup(child.pid, 0)) return;
    }
  }
}

/** Sends a signal (0: none) to a whole group; says whether the group still had a process. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** A TCP port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

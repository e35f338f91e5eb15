import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A started program together with every process it starts. */
export interface ProcessTree {
  /** What it has printed so far, both streams. */
  output(): string;
  /** Settles when the program itself ends. */
  readonly ended: Promise<number | null>;
  /** Ends the program and all it has started; resolves when they are gone. */
  stop(): Promise<void>;
}

/** Starts a program as the leader of a process group of its own, so that the whole group can be ended. */
export function startTree(command: string, args: readonly string[], options: SpawnOptions = {}): ProcessTree {
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  child.stdout?.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    printed += chunk;
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      printed += `${error.message}\n`;
      resolve(null);
    });
    child.once('exit', resolve);
  });
  return { output: () => printed, ended, stop: () => stopGroup(child) };
}

/** Runs a program to its end. Rejects with what it printed where it fails or takes longer than `timeout` ms. */
export async function run(command: string, args: readonly string[], timeout: number): Promise<string> {
  const tree = startTree(command, args);
  const code = await Promise.race([tree.ended, wait(timeout, 'late' as const, { ref: false })]);
  await tree.stop();
  if (code === 0) return tree.output();
  const reason = code === 'late' ? `did not end within ${timeout / 1000} s` : `ended with ${code}`;
  throw new Error(`${command} ${args.join(' ')} ${reason}:\n${tree.output()}`);
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!signalGroup(child.pid, signal)) return;
    for (let waited = 0; waited < 3000; waited += 50) {
      await wait(50);
      if (!signalGroup(child.pid, 0)) return;
    }
  }
}

/** Whether the group still has a process. Windows knows no groups: there the program alone is ended. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
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

import { type ChildProcess, spawn } from 'node:child_process';
import type * as vscode from 'vscode';
import { OutputBuffer } from '../../../core/labs/outputBuffer.ts';
import type { LabEnd, LabOutput, LabProgram, LabRun, LabRunner, NodeRuntime } from '../labRunner.ts';
import { findNode } from './nodeRuntime.ts';

/** Output is handed on ten times a second, at most this many characters of a stream each time. */
const period = 100;
const mostEachTime = 20_000;

/** Runs programs as child processes of the extension host, each in a process group of its own. */
export class NodeLabRunner implements LabRunner, vscode.Disposable {
  readonly #running = new Set<ChildProcess>();

  runtime(): Promise<NodeRuntime> {
    return findNode();
  }

  async run(program: LabProgram, onOutput: (output: LabOutput) => void): Promise<LabRun> {
    const node = await findNode();
    const started = performance.now();
    const child = spawn(node.command, [...program.arguments], {
      cwd: program.folder.fsPath,
      env: { ...process.env, ...node.environment, ...program.environment, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    this.#running.add(child);
    const flush = collectOutput(child, onOutput);
    let stopped = false;
    const ended = new Promise<LabEnd>((resolve, reject) => {
      child.once('error', (error) => {
        this.#running.delete(child);
        flush();
        reject(error);
      });
      child.once('close', (code) => {
        this.#running.delete(child);
        flush();
        resolve({ code: code ?? undefined, milliseconds: performance.now() - started, stopped });
      });
    });
    return {
      ended,
      dispose: () => {
        stopped = true;
        endGroup(child);
      },
    };
  }

  /** The extension host ends: nothing it started may outlive it. */
  dispose(): void {
    for (const child of this.#running) endGroup(child);
  }
}

/** Hands output on in batches. @returns hands on the rest and ends */
function collectOutput(child: ChildProcess, onOutput: (output: LabOutput) => void): () => void {
  const buffers = { stdout: new OutputBuffer(mostEachTime), stderr: new OutputBuffer(mostEachTime) };
  const streams = ['stdout', 'stderr'] as const;
  for (const stream of streams) {
    child[stream]?.setEncoding('utf8').on('data', (text: string) => buffers[stream].add(text));
  }
  const handOn = (): void => {
    for (const stream of streams) {
      const { text, dropped } = buffers[stream].take();
      if (text) onOutput({ stream, text, dropped });
    }
  };
  const timer = setInterval(handOn, period);
  return () => {
    clearInterval(timer);
    handOn();
  };
}

/** Ends a program and what it started: `node --test` runs every file in a process of its own. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself in the meantime.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import * as vscode from 'vscode';
import { NodeLabRunner } from '../../src/editor/labs/node/nodeLabRunner.ts';
import { type ExampleLabs, ExampleRun } from '../../src/editor/lesson/exampleRun.ts';
import type { HostMessage } from '../../src/protocol/lesson.ts';

/** What the page is told; messages of one type. */
type Told<T extends HostMessage['type']> = Extract<HostMessage, { readonly type: T }>;

/** Prints its own id and that of a child of its own, and both stay. */
const staying = `
import { spawn } from 'node:child_process';
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
console.log(process.pid, child.pid);
setInterval(() => {}, 1000);
`;

/** Prints 20 MB as fast as it can. */
const flood = `
const line = 'x'.repeat(99) + '\\n';
for (let i = 0; i < 200; i++) process.stdout.write(line.repeat(1000));
`;

describe('the example of a lesson', function () {
  this.timeout(60_000);
  const runner = new NodeLabRunner();
  let folder: string;
  let told: HostMessage[];
  let run: ExampleRun;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'patternbook-example-'));
    await Promise.all(
      Object.entries({ staying, flood }).map(([name, text]) => writeFile(join(folder, `${name}.mjs`), text)),
    );
  });
  after(async () => {
    runner.dispose();
    await rm(folder, { recursive: true });
  });

  /** Runs a program of the folder in place of a lesson's. */
  const labs: ExampleLabs = {
    unavailable: undefined,
    runExample: (name, onOutput) =>
      runner.run({ folder: vscode.Uri.file(folder), arguments: [`${name}.mjs`], environment: {} }, onOutput),
  };

  beforeEach(() => {
    told = [];
    run = new ExampleRun(labs, (message) => told.push(message));
  });

  const of = <T extends HostMessage['type']>(type: T) =>
    told.filter((message): message is Told<T> => message.type === type);

  /** The ids that `staying` prints. */
  async function printedIds(): Promise<number[]> {
    for (;;) {
      const [first] = of('runOutput');
      if (first) return first.text.trim().split(' ').map(Number);
      await wait(20);
    }
  }

  async function untilGone(ids: readonly number[]): Promise<void> {
    assert.equal(ids.length, 2);
    while (ids.some(isRunning)) await wait(20);
  }

  it('that floods the page is cut short, and what is left out is counted', async () => {
    await run.start('flood');
    const outputs = of('runOutput');
    assert.equal(
      outputs.reduce((sum, { text, dropped }) => sum + text.length + dropped, 0),
      20_000_000,
    );
    assert.ok(outputs.every(({ text }) => text.length <= 20_000));
    assert.equal(of('runEnded')[0]?.end.code, 0);
  });

  it('that is stopped leaves no process, and the page hears of it', async () => {
    const ended = run.start('staying');
    const ids = await printedIds();
    assert.ok(ids.every(isRunning));
    run.stop();
    await ended;
    assert.equal(of('runEnded')[0]?.end.stopped, true);
    await untilGone(ids);
  });

  it('that is stopped before it began never begins', async () => {
    const ended = run.start('staying');
    run.stop();
    await ended;
    assert.equal(of('runEnded')[0]?.end.stopped, true);
  });

  it('ends with its page, which hears no more', async () => {
    const ended = run.start('staying');
    const ids = await printedIds();
    run.dispose();
    await ended;
    assert.deepEqual(of('runEnded'), []);
    await untilGone(ids);
  });

  it('ends when it is run again', async () => {
    const first = run.start('staying');
    const ids = await printedIds();
    told.length = 0;
    const second = run.start('staying');
    await first;
    await untilGone(ids);
    assert.notDeepEqual(await printedIds(), ids);
    run.stop();
    await second;
  });

  it('says why where no Node is', async () => {
    const configuration = vscode.workspace.getConfiguration('patternbook');
    await configuration.update('labs.nodePath', '/nowhere/node', vscode.ConfigurationTarget.Global);
    await run.start('staying');
    assert.match(of('runUnavailable')[0]?.reason ?? '', /“\/nowhere\/node”/);
    await configuration.update('labs.nodePath', undefined, vscode.ConfigurationTarget.Global);
  });
});

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

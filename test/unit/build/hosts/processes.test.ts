import assert from 'node:assert/strict';
import { createServer } from 'node:net';

import { freePort, lastLines, runToEnd, startTree } from '../../../../src/build/hosts/processes.ts';

/** A program that starts another one, prints its process id, and waits for ever. */
const parent = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  console.log(child.pid);
  setInterval(() => {}, 1000);
`;

describe('processes', () => {
  it('end with all they have started', async () => {
    const tree = startTree(process.execPath, ['-e', parent]);
    while (!tree.output().includes('\n')) await new Promise((resolve) => setTimeout(resolve, 20));
    const grandchild = Number(tree.output());
    assert.ok(isRunning(grandchild));
    await tree.stop();
    assert.equal(isRunning(grandchild), false);
  });

  it('are ended when they take too long', async () => {
    const { code, output } = await runToEnd(process.execPath, ['-e', parent], 1000);
    assert.equal(code, null);
    assert.equal(isRunning(Number(output)), false);
  });

  it('tell their output and exit code', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 3';
    const { code, output } = await runToEnd(process.execPath, ['-e', script], 5000);
    assert.equal(code, 3);
    assert.deepEqual(output.trim().split('\n').sort(), ['err', 'out']);
  });

  it('that cannot be started say so', async () => {
    const { code, output } = await runToEnd('patternbook-no-such-program', [], 5000);
    assert.equal(code, null);
    assert.match(output, /ENOENT/);
  });

  it('get a port that can be listened on', async () => {
    const server = createServer();
    const port = await freePort();
    await new Promise<void>((resolve, reject) =>
      server.once('error', reject).listen(port, '127.0.0.1', resolve),
    );
    server.close();
  });

  it('are quoted by their last lines', () => {
    assert.equal(lastLines('a\nb\nc\n', 2), 'b\nc');
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

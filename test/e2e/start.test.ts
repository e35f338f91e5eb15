import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

import { npmCommand } from '../../src/build/hosts/npm.ts';
import { freePort, runToEnd, startTree } from '../../src/build/hosts/processes.ts';
import { inRoot, root } from '../../src/build/paths.ts';

describe('npm start', () => {
  it('serves VS Code, and ends with all of it on Ctrl+C', async function () {
    this.timeout(120_000);
    const port = await freePort();
    const npm = npmCommand();
    const tree = startTree(npm.command, [...npm.args, 'start', '--', '--no-open', `--port=${port}`], {
      cwd: root,
    });
    try {
      while (!tree.output().includes('Ctrl+C ends it'))
        await new Promise((resolve) => setTimeout(resolve, 200));
      const response = await fetch(`http://127.0.0.1:${port}/`);
      assert.equal(response.status, 200);
      assert.ok(processesNaming(`127.0.0.1:${port}`).length > 0);
      tree.interrupt();
      await tree.ended;
      assert.deepEqual(processesNaming(`127.0.0.1:${port}`), []);
    } finally {
      await tree.stop();
    }
  });

  for (const [flags, message] of [
    [['--bogus'], /Unknown option '--bogus'/],
    [['--host', 'newest'], /--host is current or oldest, not "newest"/],
    [['--port', '0'], /--port is a number/],
    [['--workspace', 'no/such/folder'], /--workspace: there is no folder/],
  ] as const) {
    it(`refuses ${flags.join(' ')}`, async () => {
      const { code, output } = await runToEnd(
        process.execPath,
        [inRoot('src/build/start.ts'), ...flags],
        20_000,
      );
      assert.equal(code, 2);
      assert.match(output, message);
    });
  }
});

/** Command lines of running processes that have the text. */
function processesNaming(text: string): string[] {
  const lines = execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(text));
}

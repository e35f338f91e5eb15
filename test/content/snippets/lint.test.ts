import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

describe('patterns and our own lint', function () {
  this.timeout(60_000);

  it('agree', () => {
    const args = ['src/cli/main.ts', 'lint', '--format', 'json', 'content/snippets'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    assert.equal(stderr, '');
    assert.equal(status, 0, stdout);
    assert.ok(!stdout.includes('"rule'), stdout);
  });
});

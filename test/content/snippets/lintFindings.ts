import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** The report of our own lint on a folder; empty where it finds nothing in at least one file. */
export function lintFindings(folder: string): string {
  const args = ['src/cli/main.ts', 'lint', '--format', 'json', folder];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  assert.equal(stderr, '');
  const { checked, findings } = JSON.parse(stdout) as { checked: number; findings: unknown[] };
  assert.ok(checked > 0);
  return status === 0 && findings.length === 0 ? '' : stdout;
}

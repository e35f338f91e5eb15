import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readScaffolds } from '../../../src/build/scaffolds.ts';
import { isKeyword } from '../../../src/core/scaffolds/name.ts';
import { planScaffold, type Scaffold } from '../../../src/core/scaffolds/scaffold.ts';

export const root = join(import.meta.dirname, '../../..');

export const { scaffolds, problems } = await readScaffolds(root);

/** Names that a reader may type: the given one, one of two words, and a keyword where it is allowed. */
export function namesFor({ name, language }: Scaffold): readonly string[] {
  return [name, 'GiftCard', ...(isKeyword('Return', language) ? [] : ['Return'])];
}

/** Writes a scaffold to a new folder, hands it to `use` and removes it again. */
export function withScaffold<T>(
  scaffold: Scaffold,
  name: string,
  parent: string,
  use: (folder: string) => T,
): T {
  mkdirSync(parent, { recursive: true });
  const temporary = mkdtempSync(join(parent, 'scaffold-'));
  try {
    const plan = planScaffold(scaffold, name);
    const folder = join(temporary, plan.folder);
    for (const { path, text } of plan.files) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return use(folder);
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** What a command prints; empty where it succeeds. */
export function failureOf(command: string, args: readonly string[], cwd: string): string {
  const { error, status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (error) return error.message;
  return status === 0 ? '' : `${stdout}${stderr}` || `${command} exited with ${status}`;
}

export function isInstalled(command: string, version: readonly string[]): boolean {
  return spawnSync(command, version, { stdio: 'ignore' }).status === 0;
}

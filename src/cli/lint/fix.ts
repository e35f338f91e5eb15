import { randomUUID } from 'node:crypto';
import { chmod, rename, rm, stat, writeFile } from 'node:fs/promises';
import { applyEdits, safeFixes } from '../../core/lint/edits.ts';
import type { Finding } from '../../core/lint/finding.ts';

/** A fix may make room for another; more rounds than this would mean that two of them quarrel. */
const maxRounds = 5;

/** Applies safe fixes until none is left. */
export async function fixText(
  text: string,
  find: (text: string) => Promise<readonly Finding[]>,
): Promise<string> {
  let fixed = text;
  for (let round = 0; round < maxRounds; round += 1) {
    const edits = safeFixes(await find(fixed)).flatMap((fix) => fix.edits);
    if (edits.length === 0) break;
    fixed = applyEdits(fixed, edits);
  }
  return fixed;
}

/** Writes a file whole or not at all. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const { mode } = await stat(file);
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, text);
    await chmod(temporary, mode);
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

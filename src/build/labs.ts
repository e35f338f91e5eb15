import { cp, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { inRoot, out } from './paths.ts';

/**
 * Copies the programs of the book to `out/labs/`, laid out as in `content/`: the kernel, and every lesson's example
 * and exercise. They run from there as they are.
 */
export async function copyLabs(): Promise<void> {
  const target = join(out, 'labs');
  await rm(target, { recursive: true, force: true });
  await cp(inRoot('content/shop'), join(target, 'shop'), { recursive: true, filter: isKernel });
  await cp(inRoot('content/lessons'), join(target, 'lessons'), { recursive: true, filter: isProgram });
  await writeFile(join(target, 'package.json'), '{ "type": "module" }\n');
}

function isKernel(source: string): boolean {
  return !source.endsWith('.test.ts') && basename(source) !== 'README.md';
}

/** The texts of a lesson are in the content bundle. */
function isProgram(source: string): boolean {
  return !/\.(md|yaml)$/.test(source);
}

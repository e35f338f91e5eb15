import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { Problem } from '../core/problem.ts';
import { copyLabs } from './labs.ts';
import { inRoot, out, root } from './paths.ts';

/** Written by other rooms; a step whose file has not landed yet is skipped with one line. */
async function step(file: string, name: string): Promise<readonly Problem[]> {
  if (!existsSync(inRoot('src/build', file))) {
    console.log(`skipped: src/build/${file} is not written yet`);
    return [];
  }
  const module = (await import(`./${file}`)) as Record<
    string,
    (options: object) => Promise<readonly Problem[] | undefined>
  >;
  return (await module[name]?.({ root, out: join(out, 'content') })) ?? [];
}

/**
 * Writes what is made from `content/`: the book and the snippets. Prints what is wrong and goes on: a lesson that is
 * half written must not stop the work on another, and `check-content` is what fails on it.
 */
export async function buildContent(): Promise<void> {
  await copyLabs();
  const problems = [
    ...(await step('content/compile.ts', 'compileContent')),
    ...(await step('snippets.ts', 'buildSnippets')),
  ];
  for (const { file, line, message } of problems) console.error(`${file}:${line}: ${message}`);
}

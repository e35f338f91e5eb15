import { join } from 'node:path';

import { compileContent } from './content/compile.ts';
import { copyLabs } from './labs.ts';
import { buildLintFiles } from './lintFiles.ts';
import { out, root } from './paths.ts';
import { buildScaffolds } from './scaffolds.ts';
import { buildSnippets } from './snippets.ts';

/**
 * Writes what is made from `content/`: the book, the labs, the snippets and the scaffolds; and the schema of the lint
 * configuration. Prints what is wrong and goes on: a lesson that is half written must not stop the work on another,
 * and `check-content` is what fails on it.
 */
export async function buildContent(): Promise<void> {
  const folders = { root, out: join(out, 'content') };
  const problems = [
    ...(await compileContent(folders)),
    ...(await buildSnippets(folders)),
    ...(await buildScaffolds(folders)),
  ];
  await buildLintFiles(folders);
  await copyLabs();
  for (const { file, line, message } of problems) console.error(`${file}:${line}: ${message}`);
}

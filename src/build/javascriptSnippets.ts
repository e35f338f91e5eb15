import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Template } from '../core/snippets/template.ts';
import { withCode } from '../core/snippets/template.ts';
import { inRoot } from './paths.ts';
import { withTypedefs } from './typedefs.ts';

/**
 * The JavaScript of TypeScript templates: the same code with its types in comments, laid out by
 * the formatter. Templates whose
 * syntax JavaScript lacks (decorators) have none.
 */
export async function toJavaScript(templates: readonly Template[]): Promise<readonly Template[]> {
  const sources = templates.filter(({ code }) => !/^\s*@\w/m.test(code));
  const folder = await mkdtemp(join(tmpdir(), 'patternbook-'));
  try {
    const fileOf = ({ snippet }: Template) => join(folder, `${snippet.prefix}.js`);
    for (const template of sources)
      await writeFile(fileOf(template), stripTypeScriptTypes(withTypedefs(template.code)));
    await format(folder);
    return await Promise.all(
      sources.map(async (template) =>
        withCode(template, 'javascript', (await readFile(fileOf(template), 'utf8')).trimEnd()),
      ),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Formats the files of a folder as this project's own code is. */
async function format(folder: string): Promise<void> {
  const { formatter, javascript } = JSON.parse(await readFile(inRoot('biome.json'), 'utf8')) as object & {
    formatter: object;
    javascript: object;
  };
  await writeFile(join(folder, 'biome.json'), JSON.stringify({ formatter, javascript }));
  const biome = inRoot('node_modules/@biomejs/biome/bin/biome');
  await promisify(execFile)(process.execPath, [biome, 'format', '--write', '.'], { cwd: folder });
}

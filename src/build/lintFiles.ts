import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { configSchema } from '../core/lint/configSchema.ts';
import { allRules } from '../core/lint/rules/index.ts';
import { suppressionRule } from '../core/lint/suppression.ts';
import { type Locale, type Localized, locales } from '../core/locale.ts';
import { inRoot } from './paths.ts';

/**
 * Writes the schema of `.patternbookrc.json`, which the manifest names for completion and validation, and the pages of
 * the rules in all languages, by rule id.
 */
export async function buildLintFiles({ out }: { readonly out: string }): Promise<void> {
  await mkdir(out, { recursive: true });
  const schema = configSchema([...allRules, suppressionRule]);
  await writeFile(join(out, 'patternbookrc.schema.json'), `${JSON.stringify(schema, undefined, 2)}\n`);
  const pages = await Promise.all(allRules.map(async ({ id }) => [id, await pageOf(id)]));
  await writeFile(join(out, 'rules.json'), JSON.stringify(Object.fromEntries(pages)));
}

async function pageOf(rule: string): Promise<Localized> {
  const read = (locale: Locale) => readFile(inRoot('src/core/lint/rules', rule, `doc.${locale}.md`), 'utf8');
  const texts = await Promise.all(locales.map(async (locale) => [locale, await read(locale)]));
  return Object.fromEntries(texts);
}

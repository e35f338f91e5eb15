import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { configSchema } from '../core/lint/configSchema.ts';
import { rules } from '../core/lint/rules/index.ts';
import { suppressionRule } from '../core/lint/suppression.ts';

/** Writes the schema of `.patternbookrc.json`, which the manifest names for completion and validation. */
export async function buildLintFiles({ out }: { readonly out: string }): Promise<void> {
  await mkdir(out, { recursive: true });
  const schema = configSchema([...rules, suppressionRule]);
  await writeFile(join(out, 'patternbookrc.schema.json'), `${JSON.stringify(schema, undefined, 2)}\n`);
}

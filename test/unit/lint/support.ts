import { createParser } from '../../../src/core/analysis/parser.ts';
import { defaultConfig, type LintConfig } from '../../../src/core/lint/config.ts';
import type { Finding } from '../../../src/core/lint/finding.ts';
import type { Rule } from '../../../src/core/lint/rule.ts';
import { rules } from '../../../src/core/lint/rules/index.ts';
import { check } from '../../../src/server/checker.ts';
import { nodeParserFiles } from '../../../src/server/parserFiles.ts';

export const parser = createParser(nodeParserFiles());

/** Findings in one text, with all rules that are on unless told otherwise. */
export async function findingsIn(
  text: string,
  {
    path = 'src/shop.ts',
    only = rules,
    config = {},
  }: { path?: string; only?: readonly Rule[]; config?: Partial<LintConfig> } = {},
): Promise<Finding[]> {
  const checked = await check(parser, path, text, only, { ...defaultConfig, ...config });
  return 'findings' in checked ? [...checked.findings] : [];
}

import picomatch from 'picomatch';
import { type Analysis, analyse } from '../core/analysis/analyse.ts';
import type { SourceParser } from '../core/analysis/parser.ts';
import type { LintConfig } from '../core/lint/config.ts';
import { lint } from '../core/lint/engine.ts';
import type { Finding } from '../core/lint/finding.ts';
import type { Rule } from '../core/lint/rule.ts';

export type Checked = { readonly findings: readonly Finding[] } | Extract<Analysis, { skipped: string }>;

/** @param path relative to the configuration file, else to the folder that is open */
export function isIgnored(path: string, { ignore }: LintConfig): boolean {
  return ignore.length > 0 && picomatch.isMatch(path, [...ignore]);
}

/**
 * Checks one text with a configuration: the same for the language server and the command line.
 * @param path relative to the folder that is open or was named; tells language, tests and user interface
 */
export async function check(
  parser: SourceParser,
  path: string,
  text: string,
  rules: readonly Rule[],
  config: LintConfig,
): Promise<Checked> {
  const analysis = await analyse(parser, path, text, config.maxFileSize);
  return 'skipped' in analysis ? analysis : { findings: lint(analysis.model, text, rules, config) };
}

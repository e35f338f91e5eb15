import picomatch from 'picomatch';
import { type Analysis, analyse, analyseNow } from '../core/analysis/analyse.ts';
import { fileKindOf } from '../core/analysis/gates.ts';
import type { LoadedParser, SourceParser } from '../core/analysis/parser.ts';
import type { LintConfig } from '../core/lint/config.ts';
import { lint, rulesFor } from '../core/lint/engine.ts';
import type { Finding } from '../core/lint/finding.ts';
import type { Rule } from '../core/lint/rule.ts';
import type { FileStatus } from '../protocol/lint.ts';

export type Checked =
  | {
      readonly findings: readonly Finding[];
      /** The rules that looked at the file. */
      readonly rules: readonly Rule[];
    }
  | Extract<FileStatus['state'], { skipped: string }>;

/** @param path relative to the configuration file, else to the folder that is open */
export function isIgnored(path: string, { ignore }: LintConfig): boolean {
  return ignore.length > 0 && picomatch.isMatch(path, [...ignore]);
}

/**
 * Checks one text with a configuration: the same for every host.
 * @param path relative to the folder that is open or was named; tells language, tests and user interface
 */
export async function check(
  parser: SourceParser,
  path: string,
  text: string,
  rules: readonly Rule[],
  config: LintConfig,
): Promise<Checked> {
  if (isLeftOut(path, config)) return { skipped: 'test' };
  return checkedOf(await analyse(parser, path, text, config.maxFileSize), text, rules, config);
}

/** The same at once, for hosts that cannot wait. */
export function checkNow(
  parser: LoadedParser,
  path: string,
  text: string,
  rules: readonly Rule[],
  config: LintConfig,
): Checked {
  if (isLeftOut(path, config)) return { skipped: 'test' };
  return checkedOf(analyseNow(parser, path, text, config.maxFileSize), text, rules, config);
}

function isLeftOut(path: string, { includeTests }: LintConfig): boolean {
  return !includeTests && fileKindOf(path).test;
}

function checkedOf(analysis: Analysis, text: string, rules: readonly Rule[], config: LintConfig): Checked {
  if ('skipped' in analysis) return analysis;
  const { model } = analysis;
  return { findings: lint(model, text, rules, config), rules: rulesFor(model, rules, config) };
}

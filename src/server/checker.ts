import picomatch from 'picomatch';
import { type Analysis, analyse, analyseNow } from '../core/analysis/analyse.ts';
import { fileKindOf } from '../core/analysis/gates.ts';
import type { LoadedParser, SourceParser } from '../core/analysis/parser.ts';
import type { LintConfig } from '../core/lint/config.ts';
import { conclude, type Inspection, inspect, rulesFor } from '../core/lint/engine.ts';
import type { Finding } from '../core/lint/finding.ts';
import type { Rule, RuleInfo } from '../core/lint/rule.ts';
import { workspaceRules } from '../core/lint/rules/index.ts';
import type { WorkspaceReport, WorkspaceRule } from '../core/lint/workspaceRule.ts';
import type { FileStatus } from '../protocol/lint.ts';

type Skipped = Extract<FileStatus['state'], { skipped: string }>;

export type Checked =
  | {
      readonly findings: readonly Finding[];
      /** The rules that looked at the file. */
      readonly rules: readonly RuleInfo[];
    }
  | Skipped;

/** What there is to say of a file before anybody looks at its workspace. */
export type Inspected =
  | {
      readonly inspection: Inspection;
      readonly rules: readonly Rule[];
      /** Those on the workspace that concern the file. */
      readonly workspaceRules: readonly WorkspaceRule[];
    }
  | Skipped;

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
  const analysis = await analyse(parser, path, text, config.maxFileSize);
  return checkedOf(inspectedOf(analysis, text, rules, config), config);
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
  const analysis = analyseNow(parser, path, text, config.maxFileSize);
  return checkedOf(inspectedOf(analysis, text, rules, config), config);
}

/** Tests and the like, which nobody asked to be checked. */
export function isLeftOut(path: string, { includeTests }: LintConfig): boolean {
  return !includeTests && fileKindOf(path).test;
}

/** The first half of a check, for hosts that know the workspace. */
export function inspectedOf(
  analysis: Analysis,
  text: string,
  rules: readonly Rule[],
  config: LintConfig,
): Inspected {
  if ('skipped' in analysis) return analysis;
  const { model } = analysis;
  return {
    inspection: inspect(model, text, rules, config),
    rules: rulesFor(model, rules, config),
    workspaceRules: rulesFor(model, workspaceRules, config),
  };
}

/**
 * The second half.
 * @param reports what the rules on the workspace found in the file; absent where nobody knows the workspace
 */
export function checkedOf(
  inspected: Inspected,
  config: LintConfig,
  reports?: readonly WorkspaceReport[],
): Checked {
  if ('skipped' in inspected) return inspected;
  const { inspection, rules } = inspected;
  if (!reports) return { findings: conclude(inspection, config), rules };
  return {
    findings: conclude(inspection, config, { rules: inspected.workspaceRules, reports }),
    rules: [...rules, ...inspected.workspaceRules],
  };
}

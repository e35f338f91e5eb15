import { fileKindOf } from '../analysis/gates.ts';
import type { PatternModel } from '../analysis/model.ts';
import type { LintConfig } from './config.ts';
import { type Finding, findingInWorkspace, findingOf } from './finding.ts';
import { type LineIndex, lineIndex } from './positions.ts';
import type { Rule, RuleInfo, Severity } from './rule.ts';
import { type Suppression, suppress, suppressionRule, suppressionsIn } from './suppression.ts';
import type { WorkspaceReport, WorkspaceRule } from './workspaceRule.ts';

/** What the rules on one file found in it, before comments have their say. */
export interface Inspection {
  readonly findings: readonly Finding[];
  readonly suppressions: readonly Suppression[];
  readonly lines: LineIndex;
  /** Ids of the rules that are on. */
  readonly active: ReadonlySet<string>;
}

/** What the rules on the workspace found in one file. */
export interface WorkspaceInspection {
  /** Those that looked at the workspace. */
  readonly rules: readonly WorkspaceRule[];
  readonly reports: readonly WorkspaceReport[];
}

/** Runs rules over the facts of one file: findings in source order, suppressed ones left out. */
export function lint(
  model: PatternModel,
  text: string,
  rules: readonly Rule[],
  config: LintConfig,
): Finding[] {
  return conclude(inspect(model, text, rules, config), config);
}

/** The first half of `lint`, for those that learn of the workspace later. */
export function inspect(
  model: PatternModel,
  text: string,
  rules: readonly Rule[],
  config: LintConfig,
): Inspection {
  const lines = lineIndex(text);
  const context = {
    textAt: ({ start, end }: { start: number; end: number }) => text.slice(start, end),
    options: config.options,
  };
  const findings: Finding[] = [];
  for (const rule of rulesFor(model, rules, config)) {
    const severity = severityOf(rule, config) ?? rule.severity;
    for (const found of rule.check(model, context)) {
      const chosen = isChosen(rule, config) ? severity : (found.severity ?? severity);
      findings.push(findingOf(rule, found, chosen, lines));
    }
  }
  return {
    findings,
    suppressions: suppressionsIn(model.comments, lines),
    lines,
    active: idsOf(rules, config),
  };
}

/**
 * The second half: joins what was found in the file and in the workspace, and leaves out what comments suppress.
 * @param across absent where nobody has looked at the workspace
 */
export function conclude(
  { findings, suppressions, lines, active }: Inspection,
  config: LintConfig,
  across: WorkspaceInspection = { rules: [], reports: [] },
): Finding[] {
  const inWorkspace = across.reports.flatMap((report) => {
    const severity = severityOf(report.rule, config);
    return severity ? [findingInWorkspace(report, severity)] : [];
  });
  const all = new Set([...active, ...idsOf(across.rules, config)]);
  const { left, reports } = suppress([...findings, ...inWorkspace], suppressions, all);
  const own = severityOf(suppressionRule, config);
  const onSuppressions = own ? reports.map((found) => findingOf(suppressionRule, found, own, lines)) : [];
  return [...left, ...onSuppressions].sort(bySource);
}

/** The rules that look at a file: those that are on and concern it. */
export function rulesFor<R extends RuleInfo>(
  model: PatternModel,
  rules: readonly R[],
  config: LintConfig,
): R[] {
  const ui = isUi(model);
  return rules.filter((rule) => severityOf(rule, config) !== undefined && concerns(rule, model, ui));
}

/** The level a rule has under a configuration; undefined where it is off. */
export function severityOf(rule: RuleInfo, config: LintConfig): Severity | undefined {
  const level = config.rules[rule.id];
  if (level === 'off') return undefined;
  if (level === undefined) return rule.optional && !config.allRules ? undefined : rule.severity;
  return level === 'default' ? rule.severity : level;
}

function idsOf(rules: readonly RuleInfo[], config: LintConfig): Set<string> {
  return new Set(rules.filter((rule) => severityOf(rule, config)).map(({ id }) => id));
}

/** A severity that somebody asked for holds for all findings of the rule. */
function isChosen(rule: RuleInfo, config: LintConfig): boolean {
  const level = config.rules[rule.id];
  return level !== undefined && level !== 'default';
}

const uiLibrary = /^(?:react|react-dom|vue|svelte|solid-js|preact|@angular\/core)(?:\/|$)/;

function isUi({ path, imports }: PatternModel): boolean {
  return fileKindOf(path).ui || imports.some(({ module }) => uiLibrary.test(module));
}

function concerns(rule: RuleInfo, model: PatternModel, ui: boolean): boolean {
  if (ui && rule.skipsUi) return false;
  return rule.languages.includes(model.language) && rule.gates.some((gate) => model.gates.has(gate));
}

function bySource(a: Finding, b: Finding): number {
  const { line, character } = a.range.start;
  return line - b.range.start.line || character - b.range.start.character || (a.rule < b.rule ? -1 : 1);
}

import { fileKindOf } from '../analysis/gates.ts';
import type { PatternModel } from '../analysis/model.ts';
import type { LintConfig } from './config.ts';
import { type Finding, findingOf } from './finding.ts';
import { lineIndex } from './positions.ts';
import type { Rule, Severity } from './rule.ts';
import { suppress, suppressionRule, suppressionsIn } from './suppression.ts';

/** Runs rules over the facts of one file: findings in source order, suppressed ones left out. */
export function lint(
  model: PatternModel,
  text: string,
  rules: readonly Rule[],
  config: LintConfig,
): Finding[] {
  const lines = lineIndex(text);
  const context = {
    textAt: ({ start, end }: { start: number; end: number }) => text.slice(start, end),
    options: config.options,
  };
  const active = new Set(rules.filter((rule) => severityOf(rule, config)).map((rule) => rule.id));
  const findings: Finding[] = [];
  for (const rule of rulesFor(model, rules, config)) {
    const severity = severityOf(rule, config) ?? rule.severity;
    for (const found of rule.check(model, context)) {
      const chosen = isChosen(rule, config) ? severity : (found.severity ?? severity);
      findings.push(findingOf(rule, found, chosen, lines));
    }
  }

  const { left, reports } = suppress(findings, suppressionsIn(model.comments, lines), active);
  const own = severityOf(suppressionRule, config);
  const onSuppressions = own ? reports.map((found) => findingOf(suppressionRule, found, own, lines)) : [];
  return [...left, ...onSuppressions].sort(bySource);
}

/** The rules that look at a file: those that are on and concern it. */
export function rulesFor(model: PatternModel, rules: readonly Rule[], config: LintConfig): Rule[] {
  const { ui } = fileKindOf(model.path);
  return rules.filter((rule) => severityOf(rule, config) !== undefined && concerns(rule, model, ui));
}

/** The level a rule has under a configuration; undefined where it is off. */
export function severityOf(rule: Rule, config: LintConfig): Severity | undefined {
  const level = config.rules[rule.id];
  if (level === 'off') return undefined;
  if (level === undefined) return rule.optional && !config.allRules ? undefined : rule.severity;
  return level === 'default' ? rule.severity : level;
}

/** A severity that somebody asked for holds for all findings of the rule. */
function isChosen(rule: Rule, config: LintConfig): boolean {
  const level = config.rules[rule.id];
  return level !== undefined && level !== 'default';
}

function concerns(rule: Rule, model: PatternModel, ui: boolean): boolean {
  if (ui && rule.skipsUi) return false;
  return rule.languages.includes(model.language) && rule.gates.some((gate) => model.gates.has(gate));
}

function bySource(a: Finding, b: Finding): number {
  const { line, character } = a.range.start;
  return line - b.range.start.line || character - b.range.start.character || (a.rule < b.rule ? -1 : 1);
}

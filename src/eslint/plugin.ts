import type { ESLint, Linter, Rule } from 'eslint';
import type { LoadedParser } from '../core/analysis/parser.ts';
import type { Rule as PatternRule } from '../core/lint/rule.ts';
import { rules as patternRules } from '../core/lint/rules/index.ts';
import { suppressionRule } from '../core/lint/suppression.ts';
import { findingsOf } from './findings.ts';
import { sourceOnlyParser } from './sourceOnlyParser.ts';

const served = [...patternRules, suppressionRule].filter((rule) => rule.languages.includes('typescript'));

/** The plugin: each rule reports the findings that the editor shows for it. */
export function createPlugin(parser: LoadedParser, version: string) {
  const plugin = {
    meta: { name: 'patternbook', version },
    rules: Object.fromEntries(served.map((rule) => [rule.id, eslintRule(rule, parser)])),
    /** For files that no other parser reads for ESLint. */
    parser: sourceOnlyParser(version),
  } satisfies ESLint.Plugin & { parser: Linter.Parser };

  const configOf = (rules: readonly PatternRule[]): Linter.Config => ({
    plugins: { patternbook: plugin },
    rules: Object.fromEntries(
      rules.map((rule) => [`patternbook/${rule.id}`, rule.severity === 'error' ? 'error' : 'warn']),
    ),
  });
  return {
    ...plugin,
    configs: { recommended: configOf(served.filter((rule) => !rule.optional)), all: configOf(served) },
  };
}

function eslintRule(rule: PatternRule, parser: LoadedParser): Rule.RuleModule {
  return {
    meta: {
      type: 'problem',
      docs: { description: Object.values(rule.messages)[0]?.en ?? rule.id },
      fixable: 'code',
      hasSuggestions: true,
      schema: [],
    },
    create: (context) => ({
      Program() {
        const { sourceCode } = context;
        const { findings, locale, offsetOf } = findingsOf(context, parser);
        const locationOf = (position: Parameters<typeof offsetOf>[0]) =>
          sourceCode.getLocFromIndex(offsetOf(position));
        for (const finding of findings) {
          if (finding.rule !== rule.id) continue;
          const fixes = finding.fixes.map(({ title, safe, edits }) => ({
            desc: title[locale],
            safe,
            fix: (fixer: Rule.RuleFixer) =>
              edits.map(({ range, newText }) =>
                fixer.replaceTextRange([offsetOf(range.start), offsetOf(range.end)], newText),
              ),
          }));
          const safe = fixes.find((one) => one.safe);
          context.report({
            message: finding.message[locale],
            loc: { start: locationOf(finding.range.start), end: locationOf(finding.range.end) },
            fix: safe?.fix ?? null,
            suggest: fixes.filter((one) => !one.safe).map(({ desc, fix }) => ({ desc, fix })),
          });
        }
      },
    }),
  };
}

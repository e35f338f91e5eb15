import path from 'node:path';
import type { Rule, SourceCode } from 'eslint';
import type { LoadedParser } from '../core/analysis/parser.ts';
import { type LintConfig, mergeConfigs, readConfig } from '../core/lint/config.ts';
import type { Finding } from '../core/lint/finding.ts';
import { lineIndex, type Position } from '../core/lint/positions.ts';
import { rules } from '../core/lint/rules/index.ts';
import { isLocale, type Locale } from '../core/locale.ts';
import { checkNow } from '../server/checker.ts';
import { configurableRules } from '../server/configuration.ts';

/** What is found in one file. */
export interface FileFindings {
  readonly findings: readonly Finding[];
  readonly locale: Locale;
  /** Offset in the text that ESLint has. */
  offsetOf(position: Position): number;
}

/** All rules look at a file in one go, whichever of them ESLint asks first. */
const known = new WeakMap<SourceCode, FileFindings>();

/** @throws Error where `settings.patternbook` is wrong, which ESLint reports with the file */
export function findingsOf(context: Rule.RuleContext, parser: LoadedParser): FileFindings {
  const { sourceCode } = context;
  const before = known.get(sourceCode);
  if (before) return before;

  const { config, locale } = readSettings(context.settings.patternbook);
  const { text } = sourceCode;
  const name = path.relative(context.cwd, context.physicalFilename).split(path.sep).join('/');
  const checked = checkNow(parser, name, text, rules, config);
  const lines = lineIndex(text);
  const found: FileFindings = {
    findings: 'findings' in checked ? checked.findings : [],
    locale,
    offsetOf: ({ line, character }) => lines.lineStart(line) + character,
  };
  known.set(sourceCode, found);
  return found;
}

/** ESLint decides which rules are on and at what level, so all of them look. */
function readSettings(settings: unknown): { config: LintConfig; locale: Locale } {
  const { locale = 'en', ...rest } = { ...(settings as Record<string, unknown> | undefined) };
  if (!isLocale(locale)) throw new Error('settings.patternbook.locale must be "en" or "ko".');
  const { config, problems } = readConfig(rest, configurableRules);
  const [problem] = problems;
  if (problem) throw new Error(`settings.patternbook: ${problem.message}`);
  return { config: mergeConfigs(config, { allRules: true }), locale };
}

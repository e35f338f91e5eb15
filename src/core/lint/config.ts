import { defaultMaxFileBytes } from '../analysis/analyse.ts';
import { isRecord } from '../isRecord.ts';
import { messageOf } from '../messageOf.ts';
import type { Problem } from '../problem.ts';
import { type Severity, severities } from './rule.ts';

/** The name of the configuration file, in the folder it speaks for or in one above. */
export const configFileName = '.patternbookrc.json';

/** `default` is the rule's own severity, also for a rule that is off unless asked for. */
export type Level = Severity | 'off' | 'default';
export const levels: readonly Level[] = ['off', 'default', ...severities];

/** Facts about the workspace that no file tells. */
export interface RuleOptions {
  /** `inline` where projections are updated in the transaction that appends the events. */
  readonly projections: 'async' | 'inline';
}

/** What can be configured, the same for the editor, the command line and `.patternbookrc.json`. */
export interface LintConfig {
  /** By rule id. */
  readonly rules: Readonly<Record<string, Level>>;
  /** Also the rules that are off unless asked for. */
  readonly allRules: boolean;
  /** Also files whose path says test, mock, fixture, benchmark or documentation. */
  readonly includeTests: boolean;
  /** Globs of files that are not looked at, relative to the configuration file. */
  readonly ignore: readonly string[];
  /** Larger files are not looked at; in bytes. */
  readonly maxFileSize: number;
  readonly options: RuleOptions;
}

export const defaultConfig: LintConfig = {
  rules: {},
  allRules: false,
  includeTests: false,
  ignore: [],
  maxFileSize: defaultMaxFileBytes,
  options: { projections: 'async' },
};

export interface ParsedConfig {
  /** What was given; the rest comes from `defaultConfig`. */
  readonly config: Partial<LintConfig>;
  readonly problems: readonly Problem[];
}

/** Reads a `.patternbookrc.json`; whatever is wrong is left out and reported once, with its line. */
export function parseConfig(text: string, file: string, knownRules: readonly string[]): ParsedConfig {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const message = `Not valid JSON: ${messageOf(error)}`;
    return { config: {}, problems: [{ file, line: lineOfSyntaxError(text, message), message }] };
  }
  return readConfig(data, knownRules, (key) => lineOfKey(text, key), file);
}

/** Reads configuration from any value, such as editor settings. */
export function readConfig(
  data: unknown,
  knownRules: readonly string[],
  lineOf: (key: string) => number = () => 1,
  file = 'settings',
): ParsedConfig {
  const problems: Problem[] = [];
  const wrong = (key: string, message: string) => problems.push({ file, line: lineOf(key), message });
  if (!isRecord(data)) {
    wrong('', 'The configuration must be an object.');
    return { config: {}, problems };
  }
  const config: { -readonly [K in keyof LintConfig]?: LintConfig[K] } = {};
  for (const [key, value] of Object.entries(data)) {
    switch (key) {
      case '$schema':
        break;
      case 'rules':
        if (isRecord(value)) config.rules = readLevels(value, knownRules, wrong);
        else wrong(key, '"rules" must be an object of rule ids and levels.');
        break;
      case 'allRules':
      case 'includeTests':
        if (typeof value === 'boolean') config[key] = value;
        else wrong(key, `"${key}" must be true or false.`);
        break;
      case 'ignore':
        if (Array.isArray(value) && value.every((one) => typeof one === 'string')) config.ignore = value;
        else wrong(key, '"ignore" must be a list of globs.');
        break;
      case 'maxFileSize':
        if (typeof value === 'number' && value > 0) config.maxFileSize = value;
        else wrong(key, '"maxFileSize" must be a number of bytes above 0.');
        break;
      case 'projections':
        if (value === 'async' || value === 'inline') config.options = { projections: value };
        else wrong(key, '"projections" must be "async" or "inline".');
        break;
      default:
        wrong(key, `"${key}" is not a setting.`);
    }
  }
  return { config, problems };
}

function readLevels(
  given: Record<string, unknown>,
  knownRules: readonly string[],
  wrong: (key: string, message: string) => void,
): Record<string, Level> {
  const rules: Record<string, Level> = {};
  for (const [id, level] of Object.entries(given)) {
    if (!knownRules.includes(id)) wrong(id, `There is no rule "${id}".`);
    else if (levels.includes(level as Level)) rules[id] = level as Level;
    else wrong(id, `The level of "${id}" must be one of ${levels.map((one) => `"${one}"`).join(', ')}.`);
  }
  return rules;
}

/** Later configurations win; rules are joined. */
export function mergeConfigs(...given: readonly Partial<LintConfig>[]): LintConfig {
  let merged = defaultConfig;
  for (const one of given) {
    merged = {
      ...merged,
      ...one,
      rules: { ...merged.rules, ...one.rules },
      options: { ...merged.options, ...one.options },
    };
  }
  return merged;
}

function lineOfKey(text: string, key: string): number {
  const at = text.indexOf(`"${key}"`);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}

/** JavaScript engines put a line or a position into the message. */
function lineOfSyntaxError(text: string, message: string): number {
  const line = /line (\d+)/.exec(message)?.[1];
  if (line) return Number(line);
  const position = /position (\d+)/.exec(message)?.[1];
  return position ? text.slice(0, Number(position)).split('\n').length : text.split('\n').length;
}

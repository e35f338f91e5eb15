import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { createParser } from '../../core/analysis/parser.ts';
import { type LintConfig, mergeConfigs, parseConfig } from '../../core/lint/config.ts';
import type { Finding } from '../../core/lint/finding.ts';
import type { Rule } from '../../core/lint/rule.ts';
import { rules } from '../../core/lint/rules/index.ts';
import { suppressionRule } from '../../core/lint/suppression.ts';
import { isLocale, type Locale } from '../../core/locale.ts';
import { check, isIgnored } from '../../server/checker.ts';
import { configFor, configurableRules } from '../../server/configuration.ts';
import { nodeParserFiles } from '../../server/parserFiles.ts';
import { version } from '../../server/version.ts';
import { type Call, type Command, UsageError } from '../command.ts';
import { fixText, replaceFile } from '../lint/fix.ts';
import { type FileReport, type Format, json, stylish } from '../lint/report.ts';
import { sarif } from '../lint/sarif.ts';
import { type SourceFile, sourceFiles } from '../lint/sourceFiles.ts';

export const lintCommand: Command = {
  name: 'lint',
  summary: 'report broken patterns in source files',
  usage: 'PATH… [options]',
  help: `Checks source files; in folders, what .gitignore ignores is passed over.

  --format stylish|json|sarif   how to print (stylish)
  --config FILE                 a configuration instead of the nearest .patternbookrc.json
  --rule ID                     only this rule; may be repeated
  --all-rules                   also the rules that are off unless asked for
  --include-tests               also tests, mocks, fixtures, benchmarks and documentation
  --max-warnings N              exit 1 only above N warnings (0); errors always count
  --quiet                       leave out information and hints
  --fix                         apply safe fixes, then report what is left
  --stdin --stdin-filename FILE check standard input as if it were FILE
  --locale en|ko                language of the messages (en)

Exit code: 0 where nothing of warning or above is found, 1 where something is, 2 for misuse.`,
  options: {
    format: { type: 'string', default: 'stylish' },
    config: { type: 'string' },
    rule: { type: 'string', multiple: true },
    'all-rules': { type: 'boolean' },
    'include-tests': { type: 'boolean' },
    'max-warnings': { type: 'string', default: '0' },
    quiet: { type: 'boolean' },
    fix: { type: 'boolean' },
    stdin: { type: 'boolean' },
    'stdin-filename': { type: 'string' },
    locale: { type: 'string', default: 'en' },
  },
  run,
};

interface Options {
  readonly format: Format;
  readonly locale: Locale;
  readonly rules: readonly Rule[];
  readonly overrides: Partial<LintConfig>;
  readonly configFile: string | undefined;
  readonly maxWarnings: number;
  readonly quiet: boolean;
  readonly fix: boolean;
}

async function run({ positionals, values, print }: Call): Promise<number> {
  const options = await readOptions(values);
  const parser = createParser(nodeParserFiles());
  const files: FileReport[] = [];
  const tooLarge: string[] = [];

  for (const source of await sourcesOf(positionals, values)) {
    const config = await configOf(source.file, options);
    const ignoreBase = [config.folder, process.cwd()].find(
      (folder) => folder && !isOutside(source.file, folder),
    );
    if (isIgnored(slashed(path.relative(ignoreBase ?? source.base, source.file)), config.config)) continue;
    const name = slashed(path.relative(source.base, source.file));
    const findingsIn = async (text: string): Promise<readonly Finding[]> => {
      const checked = await check(parser, name, text, options.rules, config.config);
      if ('skipped' in checked && checked.skipped === 'size') tooLarge.push(printed(source.file));
      return 'findings' in checked ? checked.findings : [];
    };
    let text = await source.read();
    if (options.fix) {
      const fixed = await fixText(text, findingsIn);
      if (fixed !== text) await replaceFile(source.file, fixed);
      text = fixed;
    }
    files.push({ file: printed(source.file), findings: wanted(await findingsIn(text), options) });
  }

  const report = { files, checked: files.length, tooLarge: [...new Set(tooLarge)] };
  print(options.format(report, options.locale));
  return exitCode(
    files.flatMap((file) => file.findings),
    options.maxWarnings,
  );
}

function exitCode(findings: readonly Finding[], maxWarnings: number): number {
  const warnings = findings.filter((finding) => finding.severity === 'warning').length;
  return findings.some((finding) => finding.severity === 'error') || warnings > maxWarnings ? 1 : 0;
}

function wanted(findings: readonly Finding[], { quiet }: Options): readonly Finding[] {
  if (!quiet) return findings;
  return findings.filter((finding) => finding.severity === 'error' || finding.severity === 'warning');
}

async function readOptions(values: Call['values']): Promise<Options> {
  const only = (values.rule as string[] | undefined) ?? [];
  for (const id of only)
    if (!rules.some((rule) => rule.id === id)) throw new UsageError(`there is no rule ${id}`);
  const maxWarnings = Number(values['max-warnings']);
  if (!Number.isInteger(maxWarnings) || maxWarnings < 0)
    throw new UsageError('--max-warnings takes a number of 0 or more');
  if (!isLocale(values.locale)) throw new UsageError('--locale takes en or ko');

  const reported = [...rules, suppressionRule];
  const formats: Readonly<Record<string, Format>> = {
    stylish,
    json,
    sarif: sarif(reported, await version()),
  };
  const format = formats[String(values.format)];
  if (!format)
    throw new UsageError(`--format takes ${Object.keys(formats).join(', ')}, not ${values.format}`);
  return {
    format,
    locale: values.locale,
    rules: only.length > 0 ? rules.filter((rule) => only.includes(rule.id)) : rules,
    overrides: {
      ...(values['all-rules'] === true && { allRules: true }),
      ...(values['include-tests'] === true && { includeTests: true }),
      rules: Object.fromEntries(only.map((id) => [id, 'default' as const])),
    },
    configFile: values.config as string | undefined,
    maxWarnings,
    quiet: values.quiet === true,
    fix: values.fix === true,
  };
}

interface Source extends SourceFile {
  read(): Promise<string>;
}

async function sourcesOf(paths: readonly string[], values: Call['values']): Promise<Source[]> {
  const stdinName = values['stdin-filename'];
  if (values.stdin === true) {
    if (typeof stdinName !== 'string') throw new UsageError('--stdin needs --stdin-filename');
    if (paths.length > 0) throw new UsageError('--stdin takes no PATH');
    if (values.fix === true) throw new UsageError('--fix works on files, not on standard input');
    const file = path.resolve(stdinName);
    return [{ file, base: path.dirname(file), read: () => readStream(process.stdin) }];
  }
  if (stdinName !== undefined) throw new UsageError('--stdin-filename needs --stdin');
  if (paths.length === 0) throw new UsageError('PATH is missing');
  for (const given of paths) {
    if (!(await stat(given).catch(() => undefined))) throw new UsageError(`${given} does not exist`);
  }
  return (await sourceFiles(paths)).map((source) => ({
    ...source,
    read: () => readFile(source.file, 'utf8'),
  }));
}

/** The configuration for a file; a wrong one is misuse, since findings under it would mislead. */
async function configOf(
  file: string,
  { configFile, overrides }: Options,
): Promise<{ config: LintConfig; folder?: string }> {
  const found = configFile === undefined ? await nearestConfig(file) : await namedConfig(configFile);
  const [problem] = found.problems;
  if (problem) throw new UsageError(`${problem.file}:${problem.line}: ${problem.message}`);
  return { config: mergeConfigs(found.config, overrides), ...(found.folder && { folder: found.folder }) };
}

async function namedConfig(name: string) {
  const text = await readFile(name, 'utf8').catch(() => undefined);
  if (text === undefined) throw new UsageError(`${name} can't be read`);
  return { ...parseConfig(text, name, configurableRules), folder: undefined };
}

async function nearestConfig(file: string) {
  const readText = (uri: string) => readFile(new URL(uri), 'utf8').catch(() => undefined);
  const root = pathToFileURL(path.parse(file).root).href;
  const found = await configFor(pathToFileURL(file).href, root, {}, readText);
  const folder = found.folder === undefined ? undefined : decodeURIComponent(new URL(found.folder).pathname);
  return { ...found, folder };
}

function printed(file: string): string {
  return slashed(isOutside(file, process.cwd()) ? file : path.relative(process.cwd(), file));
}

function isOutside(file: string, folder: string): boolean {
  return path.relative(folder, file).startsWith('..');
}

function slashed(name: string): string {
  return name.split(path.sep).join('/');
}

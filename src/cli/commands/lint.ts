import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { analyse } from '../../core/analysis/analyse.ts';
import { createParser, type SourceParser } from '../../core/analysis/parser.ts';
import { type LintConfig, mergeConfigs, parseConfig } from '../../core/lint/config.ts';
import type { Finding } from '../../core/lint/finding.ts';
import type { Rule, RuleInfo } from '../../core/lint/rule.ts';
import { allRules, ruleIds, rules, workspaceRules } from '../../core/lint/rules/index.ts';
import { suppressionRule } from '../../core/lint/suppression.ts';
import { type WorkspaceRule, workspaceReports } from '../../core/lint/workspaceRule.ts';
import { isLocale, type Locale } from '../../core/locale.ts';
import { check, checkedOf, type Inspected, inspectedOf, isIgnored, isLeftOut } from '../../server/checker.ts';
import { configFor, configurableRules } from '../../server/configuration.ts';
import { nodeParserFiles } from '../../server/parserFiles.ts';
import { version } from '../../server/version.ts';
import { type Call, type Command, UsageError } from '../command.ts';
import { fixText, replaceFile } from '../lint/fix.ts';
import { FolderIndex } from '../lint/folderIndex.ts';
import { type Format, json, stylish } from '../lint/report.ts';
import { sarif } from '../lint/sarif.ts';
import { type SourceFile, sourceFiles } from '../lint/sourceFiles.ts';

export const lintCommand: Command = {
  name: 'lint',
  summary: 'report broken patterns in source files',
  usage: 'PATH… [options]',
  help: `Checks source files; in folders, what .gitignore ignores is passed over. The rules that look at a workspace as a
whole run where PATH is a folder.

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
  readonly workspaceRules: readonly WorkspaceRule[];
  readonly overrides: Partial<LintConfig>;
  readonly configFile: string | undefined;
  readonly maxWarnings: number;
  readonly quiet: boolean;
  readonly fix: boolean;
}

async function run({ positionals, values, print }: Call): Promise<number> {
  const options = await readOptions(values);
  const { sources, manifests } = await sourcesOf(positionals, values);
  const parser = createParser(nodeParserFiles());
  // Files that are named alone are not all of a workspace.
  const index = manifests && new FolderIndex(parser, path.basename(process.cwd()));
  for (const file of manifests ?? []) {
    index?.takeManifest(printed(file), await readFile(file, 'utf8').catch(() => ''));
  }
  const inspected: { file: string; config: LintConfig; found: Inspected }[] = [];
  for (const source of sources) {
    const config = await configOf(source.file, options);
    const name = slashed(path.relative(source.base, source.file));
    const isWanted = !isIgnoredFile(source, config);
    const text =
      options.fix && isWanted
        ? await fixed(source, name, parser, options, config.config)
        : await source.read();
    const file = printed(source.file);
    if (!isWanted || isLeftOut(name, config.config)) {
      await index?.take(file, name, text, source.read);
      if (isWanted) inspected.push({ file, config: config.config, found: { skipped: 'test' } });
      continue;
    }
    const analysis = await analyse(parser, name, text, config.config.maxFileSize);
    await index?.take(file, name, text, source.read, analysis);
    inspected.push({
      file,
      config: config.config,
      found: inspectedOf(analysis, text, options.rules, config.config),
    });
  }

  const reports = index && workspaceReports(await index.workspace(), options.workspaceRules);
  const files = inspected.map(({ file, config, found }) => {
    const checked = checkedOf(found, config, reports && (reports.get(file) ?? []));
    return { file, findings: 'findings' in checked ? wanted(checked.findings, options) : [] };
  });
  const tooLarge = inspected.flatMap(({ file, found }) =>
    'skipped' in found && found.skipped === 'size' ? [file] : [],
  );
  print(options.format({ files, checked: files.length, tooLarge }, options.locale));
  return exitCode(
    files.flatMap((file) => file.findings),
    options.maxWarnings,
  );
}

/** Applies the safe fixes to a file. @returns its text afterwards */
async function fixed(
  source: Source,
  name: string,
  parser: SourceParser,
  { rules }: Options,
  config: LintConfig,
): Promise<string> {
  const before = await source.read();
  const after = await fixText(before, async (text) => {
    const checked = await check(parser, name, text, rules, config);
    return 'findings' in checked ? checked.findings : [];
  });
  if (after !== before) await replaceFile(source.file, after);
  return after;
}

function isIgnoredFile({ file, base }: SourceFile, { config, folder }: FileConfig): boolean {
  const around = [folder, process.cwd()].find((one) => one && !isOutside(file, one)) ?? base;
  return isIgnored(slashed(path.relative(around, file)), config);
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
  for (const id of only) if (!ruleIds.includes(id)) throw new UsageError(`there is no rule ${id}`);
  const maxWarnings = Number(values['max-warnings']);
  if (!Number.isInteger(maxWarnings) || maxWarnings < 0)
    throw new UsageError('--max-warnings takes a number of 0 or more');
  if (!isLocale(values.locale)) throw new UsageError('--locale takes en or ko');

  const reported = [...allRules, suppressionRule];
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
    rules: chosen(rules, only),
    workspaceRules: chosen(workspaceRules, only),
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

function chosen<R extends RuleInfo>(all: readonly R[], only: readonly string[]): readonly R[] {
  return only.length > 0 ? all.filter(({ id }) => only.includes(id)) : all;
}

interface Source extends SourceFile {
  read(): Promise<string>;
}

interface Sources {
  readonly sources: readonly Source[];
  readonly manifests?: readonly string[];
}

async function sourcesOf(paths: readonly string[], values: Call['values']): Promise<Sources> {
  const stdinName = values['stdin-filename'];
  if (values.stdin === true) {
    if (typeof stdinName !== 'string') throw new UsageError('--stdin needs --stdin-filename');
    if (paths.length > 0) throw new UsageError('--stdin takes no PATH');
    if (values.fix === true) throw new UsageError('--fix works on files, not on standard input');
    const file = path.resolve(stdinName);
    return { sources: [{ file, base: path.dirname(file), read: () => readStream(process.stdin) }] };
  }
  if (stdinName !== undefined) throw new UsageError('--stdin-filename needs --stdin');
  if (paths.length === 0) throw new UsageError('PATH is missing');
  for (const given of paths) {
    if (!(await stat(given).catch(() => undefined))) throw new UsageError(`${given} does not exist`);
  }
  const found = await sourceFiles(paths);
  const sources = found.sources.map((source) => ({ ...source, read: () => readFile(source.file, 'utf8') }));
  return { ...found, sources };
}

interface FileConfig {
  readonly config: LintConfig;
  /** Of the configuration file. */
  readonly folder?: string;
}

/** The configuration for a file; a wrong one is misuse, since findings under it would mislead. */
async function configOf(file: string, { configFile, overrides }: Options): Promise<FileConfig> {
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

import { existsSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { FolderIndex } from '../../src/cli/lint/folderIndex.ts';
import { sourceFiles } from '../../src/cli/lint/sourceFiles.ts';
import { analyse } from '../../src/core/analysis/analyse.ts';
import { createParser } from '../../src/core/analysis/parser.ts';
import { defaultConfig } from '../../src/core/lint/config.ts';
import { allRules, rules, workspaceRules } from '../../src/core/lint/rules/index.ts';
import { workspaceReports } from '../../src/core/lint/workspaceRule.ts';
import { checkedOf, type Inspected, inspectedOf, isLeftOut } from '../../src/server/checker.ts';
import { nodeParserFiles } from '../../src/server/parserFiles.ts';
import judged from './verdicts.json' with { type: 'json' };

/**
 * `npm run precision -- DIR`: how often each rule is right on public code. DIR holds a checkout of each repository of
 * `verdicts.json` at `<owner>/<name>`, at the commit named there; those that are missing are passed over.
 * Exit code 1 where a report has no verdict yet, or a rule under the bound is on by default.
 */
const bound = 0.9;

interface Count {
  right: number;
  wrong: number;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: npm run precision -- DIR');
  process.exitCode = 2;
} else {
  await measure(resolve(folder));
}

async function measure(corpus: string): Promise<void> {
  const counts = new Map<string, Count>();
  const open: string[] = [];
  for (const { repository, commit, verdicts } of judged) {
    const root = join(corpus, repository);
    if (!existsSync(root)) {
      console.log(`${repository}: no checkout`);
      continue;
    }
    const reports = await reportsIn(root);
    console.log(`${repository} at ${commit.slice(0, 12)}: ${reports.length} reports`);
    for (const report of reports) {
      const verdict = verdicts.find(
        ({ file, line, rule }) => file === report.file && line === report.line && rule === report.rule,
      );
      if (!verdict) {
        open.push(`${repository}/${report.file}:${report.line} ${report.rule}`);
        continue;
      }
      const count = counts.get(report.rule) ?? { right: 0, wrong: 0 };
      if (verdict.true) count.right += 1;
      else count.wrong += 1;
      counts.set(report.rule, count);
    }
  }
  print(counts, open);
}

interface Report {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly rule: string;
}

async function reportsIn(root: string): Promise<Report[]> {
  const parser = createParser(nodeParserFiles());
  const config = { ...defaultConfig, allRules: true };
  const index = new FolderIndex(parser, basename(root));
  const { sources, manifests = [] } = await sourceFiles([root]);
  for (const file of manifests) index.takeManifest(relative(root, file), readFileSync(file, 'utf8'));
  const inspected: { name: string; found: Inspected }[] = [];
  for (const { file } of sources) {
    const name = relative(root, file);
    const text = readFileSync(file, 'utf8');
    const analysis = await analyse(parser, name, text);
    await index.take(name, name, text, async () => text, analysis);
    if (!isLeftOut(name, config)) inspected.push({ name, found: inspectedOf(analysis, text, rules, config) });
  }
  const across = workspaceReports(await index.workspace(), workspaceRules);
  return inspected.flatMap(({ name, found }) => {
    const checked = checkedOf(found, config, across.get(name) ?? []);
    if (!('findings' in checked)) return [];
    return checked.findings.map(({ rule, range }) => ({ file: name, line: range.start.line + 1, rule }));
  });
}

function print(counts: ReadonlyMap<string, Count>, open: readonly string[]): void {
  for (const [id, { right, wrong }] of [...counts].sort()) {
    const precision = right / (right + wrong);
    const rule = allRules.find((one) => one.id === id);
    const loud = precision < bound && !(rule?.optional && rule.severity === 'hint');
    console.log(
      `${precision.toFixed(2)}  ${id}: ${right} right, ${wrong} wrong${loud ? ' — must be an optional hint' : ''}`,
    );
    if (loud) process.exitCode = 1;
  }
  for (const report of open) console.log(`no verdict: ${report}`);
  if (open.length > 0) process.exitCode = 1;
}

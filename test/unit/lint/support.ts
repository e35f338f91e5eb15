import { FolderIndex } from '../../../src/cli/lint/folderIndex.ts';
import { createParser } from '../../../src/core/analysis/parser.ts';
import { defaultConfig, type LintConfig } from '../../../src/core/lint/config.ts';
import { type Finding, findingInWorkspace } from '../../../src/core/lint/finding.ts';
import type { Rule } from '../../../src/core/lint/rule.ts';
import { rules, workspaceRules } from '../../../src/core/lint/rules/index.ts';
import { type WorkspaceRule, workspaceReports } from '../../../src/core/lint/workspaceRule.ts';
import { isManifest } from '../../../src/core/map/services.ts';
import { check } from '../../../src/server/checker.ts';
import { nodeParserFiles } from '../../../src/server/parserFiles.ts';

export const parser = createParser(nodeParserFiles());

/** Findings in one text, with all rules that are on unless told otherwise. */
export async function findingsIn(
  text: string,
  {
    path = 'src/shop.ts',
    only = rules,
    config = {},
  }: { path?: string; only?: readonly Rule[]; config?: Partial<LintConfig> } = {},
): Promise<Finding[]> {
  const checked = await check(parser, path, text, only, { ...defaultConfig, ...config });
  return 'findings' in checked ? [...checked.findings] : [];
}

/** What rules on the workspace find in files given by path; the file of a finding stands beside it. */
export async function workspaceFindingsIn(
  files: Readonly<Record<string, string>>,
  only: readonly WorkspaceRule[] = workspaceRules,
): Promise<{ readonly file: string; readonly finding: Finding }[]> {
  const index = new FolderIndex(parser, 'shop');
  for (const [path, text] of Object.entries(files)) {
    if (isManifest(path)) index.takeManifest(path, text);
    else await index.take(path, path, text, async () => text);
  }
  const reports = [...workspaceReports(await index.workspace(), only)];
  return reports.flatMap(([file, found]) =>
    found.map((report) => ({ file, finding: findingInWorkspace(report, report.rule.severity) })),
  );
}

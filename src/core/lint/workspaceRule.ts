import type { Place } from '../map/model.ts';
import type { Workspace } from '../map/workspace.ts';
import type { RuleInfo } from './rule.ts';

/** A rule that sees the files of a workspace together, by the facts of their message map. */
export interface WorkspaceRule<Key extends string = string> extends RuleInfo<Key> {
  check(workspace: Workspace): WorkspaceFinding<Key>[];
}

export interface WorkspaceFinding<Key extends string = string> {
  readonly message: Key;
  readonly data?: Readonly<Record<string, string>>;
  readonly place: Place;
  readonly related?: readonly { readonly message: Key; readonly place: Place }[];
}

/** Keeps the message keys of a rule checked by the compiler. */
export function defineWorkspaceRule<const Key extends string>(rule: WorkspaceRule<Key>): WorkspaceRule {
  return rule as WorkspaceRule;
}

/** A finding with the rule it is of. */
export interface WorkspaceReport {
  readonly rule: WorkspaceRule;
  readonly found: WorkspaceFinding;
}

/** What rules find in a workspace, by the path of the file it stands in. */
export function workspaceReports(
  workspace: Workspace,
  rules: readonly WorkspaceRule[],
): ReadonlyMap<string, readonly WorkspaceReport[]> {
  const reports = rules.flatMap((rule) =>
    rule
      .check(workspace)
      .filter(({ place }) => serves(rule, workspace, place.path))
      .map((found) => ({ rule, found })),
  );
  return Map.groupBy(reports, ({ found }) => found.place.path);
}

function serves({ languages }: WorkspaceRule, { files }: Workspace, path: string): boolean {
  const language = files.get(path)?.language;
  return language !== undefined && languages.includes(language);
}

import { type CodeAction, CodeActionKind, Command, type Range, type TextEdit } from 'vscode-languageserver';
import { adapterFor } from '../core/analysis/analyse.ts';
import { safeFixes } from '../core/lint/edits.ts';
import type { Edit, Finding } from '../core/lint/finding.ts';
import { patternFor } from '../core/lint/patterns.ts';
import { suppressionRule } from '../core/lint/suppression.ts';
import {
  type DisableTarget,
  disableComment,
  type ExplainTarget,
  type InsertTarget,
  type LessonTarget,
} from '../protocol/lint.ts';
import { type DiagnosticContext, diagnosticOf } from './diagnostics.ts';
import { texts } from './texts.ts';

export interface ActionRequest extends DiagnosticContext {
  readonly text: string;
  readonly range: Range;
  readonly findings: readonly Finding[];
  /** The client has the commands that open a lesson and ask for a reason. */
  readonly commands: boolean;
  /** Kinds the client asks for; all where empty. */
  readonly only: readonly string[];
}

export const fixAllKind = `${CodeActionKind.SourceFixAll}.patternbook`;

/** What can be done about the findings in a range, nearest first: fix, insert a pattern, open the lesson, disable. */
export function codeActions(request: ActionRequest): CodeAction[] {
  const actions: CodeAction[] = [];
  if (wants(request, CodeActionKind.QuickFix)) {
    const here = request.findings.filter((finding) => overlaps(finding.range, request.range));
    actions.push(...here.flatMap((finding) => fixes(request, finding)));
    actions.push(...here.flatMap((finding) => afterFixes(request, finding)));
  }
  const all = edits(safeFixes(request.findings).flatMap((fix) => fix.edits));
  if (all.length > 0 && request.only.length > 0 && wants(request, fixAllKind)) {
    actions.push({
      title: texts.fixAll[request.locale],
      kind: fixAllKind,
      edit: { changes: { [request.uri]: all } },
    });
  }
  return actions;
}

function fixes(request: ActionRequest, finding: Finding): CodeAction[] {
  const { uri, locale } = request;
  const diagnostics = [diagnosticOf(finding, request)];
  return finding.fixes.map((fix) => ({
    title: fix.title[locale],
    kind: CodeActionKind.QuickFix,
    diagnostics,
    isPreferred: fix.safe,
    edit: { changes: { [uri]: edits(fix.edits) } },
  }));
}

function afterFixes(request: ActionRequest, finding: Finding): CodeAction[] {
  const { uri, locale, findings } = request;
  const diagnostics = [diagnosticOf(finding, request)];
  const action = (title: string, rest: Partial<CodeAction>): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    ...rest,
  });

  const actions: CodeAction[] = [];
  const alike = findings.filter((one) => one.rule === finding.rule);
  const safe = safeFixes(alike);
  if (safe.length > 1) {
    const changes = { [uri]: edits(safe.flatMap((fix) => fix.edits)) };
    actions.push(action(texts.fixRule(finding.rule)[locale], { edit: { changes } }));
  }
  if (request.commands) {
    const language = adapterFor(uri)?.id;
    const prefix = language && patternFor(finding.rule, language);
    if (prefix !== undefined) {
      const target: InsertTarget = { prefix, uri, line: finding.range.end.line };
      const insert = texts.insertPattern(prefix)[locale];
      actions.push(action(insert, { command: Command.create(insert, 'patternbook.insertPattern', target) }));
    }
    const [slug = '', heading = ''] = finding.lesson.split('#');
    const target: LessonTarget = { slug, heading };
    const title = texts.openLesson[locale];
    actions.push(action(title, { command: Command.create(title, 'patternbook.openLesson', target) }));
    if (finding.rule !== suppressionRule.id) {
      const about: ExplainTarget = { rule: finding.rule };
      const explain = texts.explain(finding.rule)[locale];
      actions.push(action(explain, { command: Command.create(explain, 'patternbook.explainRule', about) }));
    }
  }
  if (finding.rule !== suppressionRule.id) {
    actions.push(disable(request, finding, 'next-line', action), disable(request, finding, 'file', action));
  }
  return actions;
}

function disable(
  { uri, text, locale, commands }: ActionRequest,
  { rule, range }: Finding,
  reach: DisableTarget['reach'],
  action: (title: string, rest: Partial<CodeAction>) => CodeAction,
): CodeAction {
  const top = text.startsWith('#!') ? 1 : 0;
  const line = reach === 'file' ? top : range.start.line;
  const indent = reach === 'file' ? '' : (/^\s*/.exec(text.split('\n')[line] ?? '')?.[0] ?? '');
  const mark = adapterFor(uri)?.lineComment ?? '//';
  const target: DisableTarget = { uri, rule, reach, line, indent, mark };
  const title = (reach === 'file' ? texts.disableFile : texts.disableLine)(rule)[locale];
  if (commands) return action(title, { command: Command.create(title, 'patternbook.lint.disable', target) });
  const start = { line, character: 0 };
  const newText = disableComment(target, texts.reason[locale]);
  return action(title, { edit: { changes: { [uri]: [{ range: { start, end: start }, newText }] } } });
}

function edits(given: readonly Edit[]): TextEdit[] {
  return given.map(({ range, newText }) => ({ range, newText }));
}

function wants({ only }: ActionRequest, kind: string): boolean {
  return only.length === 0 || only.some((one) => kind === one || kind.startsWith(`${one}.`));
}

function overlaps(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

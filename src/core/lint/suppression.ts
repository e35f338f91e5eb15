import type { Comment, Span } from '../analysis/model.ts';
import type { Finding } from './finding.ts';
import type { LineIndex } from './positions.ts';
import { defineRule, type RuleFinding } from './rule.ts';

type Reach = 'next-line' | 'line' | 'file';

/** A comment such as `patternbook-disable-next-line outbox-dual-write -- the bus is in memory`. */
export interface Suppression {
  readonly reach: Reach;
  /** The line it speaks of; 0-based. */
  readonly line: number;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly span: Span;
}

/** The report on suppressions themselves; the engine makes its findings, since they need those of all others. */
export const suppressionRule = defineRule({
  id: 'idle-suppression',
  group: 'suppression',
  severity: 'information',
  languages: ['typescript', 'java', 'csharp', 'python', 'go'],
  gates: [],
  lesson: '16-11-design-principles#six-principles',
  messages: {
    unused: {
      en: 'Nothing is reported here by {rules}; the comment can go.',
      ko: '여기에서는 {rules}이(가) 보고하는 내용이 없습니다. 주석을 지워도 됩니다.',
    },
    'no-reason': {
      en: 'Say why {rules} is disabled: add `-- reason`.',
      ko: '{rules}을(를) 끈 이유를 적어 주십시오. `-- 이유`를 덧붙이면 됩니다.',
    },
    'no-rule': {
      en: 'Name the rules to disable.',
      ko: '끌 규칙의 이름을 적어 주십시오.',
    },
  },
  check: () => [],
});

const directive = /^patternbook-disable-(next-line|line|file)\b([\s\S]*)$/;

export function suppressionsIn(comments: readonly Comment[], lines: LineIndex): Suppression[] {
  return comments.flatMap(({ text, span }) => {
    const match = directive.exec(text);
    if (!match) return [];
    const reach = match[1] as Reach;
    const [names = '', ...reason] = (match[2] ?? '').split(/\s--(?=\s|$)/);
    const line =
      reach === 'next-line' ? lines.positionAt(span.end).line + 1 : lines.positionAt(span.start).line;
    const rules = names.split(/[\s,]+/).filter((name) => name !== '');
    return [{ reach, line, rules, reason: reason.join(' -- ').trim(), span }];
  });
}

export interface Suppressed {
  readonly left: readonly Finding[];
  readonly reports: readonly RuleFinding[];
}

/**
 * Takes out what is suppressed, and reports suppressions that suppress nothing or give no reason.
 * @param active ids of the rules that ran: a comment for a rule that did not is not called unused
 */
export function suppress(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  active: ReadonlySet<string>,
): Suppressed {
  const used = new Set<Suppression>();
  const left = findings.filter((finding) => {
    const by = suppressions.filter((one) => covers(one, finding));
    for (const one of by) used.add(one);
    return by.length === 0;
  });
  const reports = suppressions.flatMap((one): RuleFinding[] => {
    const data = { rules: one.rules.join(', ') };
    if (one.rules.length === 0) return [{ message: 'no-rule', span: one.span }];
    if (!used.has(one) && one.rules.some((rule) => active.has(rule))) {
      const title = { en: 'Remove the comment', ko: '주석 지우기' };
      const fixes = [{ title, safe: false, edits: [{ span: one.span, text: '' }] }];
      return [{ message: 'unused', data, span: one.span, fixes }];
    }
    return one.reason === '' ? [{ message: 'no-reason', data, span: one.span }] : [];
  });
  return { left, reports };
}

function covers(suppression: Suppression, finding: Finding): boolean {
  if (!suppression.rules.includes(finding.rule)) return false;
  return suppression.reach === 'file' || suppression.line === finding.range.start.line;
}

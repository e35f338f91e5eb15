import type { Localized } from '../locale.ts';
import type { LineIndex, Range } from './positions.ts';
import type { Rule, RuleFinding, RuleInfo, Severity } from './rule.ts';
import type { WorkspaceReport } from './workspaceRule.ts';

/** One report, as plain data. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Required<Localized>;
  /** Key of the message within its rule. */
  readonly messageKey: string;
  readonly range: Range;
  /** `<slug>#<heading>` */
  readonly lesson: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

export interface Related {
  readonly message: Required<Localized>;
  readonly range: Range;
  /** Of another file, as the workspace has it; absent for the file of the finding. */
  readonly path?: string;
}

export interface Fix {
  readonly title: Required<Localized>;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

export interface Edit {
  readonly range: Range;
  readonly newText: string;
}

/** Makes a check's report into a finding: ranges for spans, texts for keys. */
export function findingOf(rule: Rule, found: RuleFinding, severity: Severity, lines: LineIndex): Finding {
  return {
    rule: rule.id,
    severity,
    message: render(rule, found.message, found.data),
    messageKey: found.message,
    range: lines.rangeOf(found.span),
    lesson: rule.lesson,
    related: (found.related ?? []).map(({ message, span }) => ({
      message: render(rule, message, found.data),
      range: lines.rangeOf(span),
    })),
    fixes: (found.fixes ?? []).map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map(({ span, text }) => ({ range: lines.rangeOf(span), newText: text })),
    })),
  };
}

/** The same for the report of a rule on the workspace, which has its ranges already. */
export function findingInWorkspace({ rule, found }: WorkspaceReport, severity: Severity): Finding {
  const { place, related = [], message, data } = found;
  return {
    rule: rule.id,
    severity,
    message: render(rule, message, data),
    messageKey: message,
    range: place.range,
    lesson: rule.lesson,
    related: related.map((one) => ({
      message: render(rule, one.message, data),
      range: one.place.range,
      ...(one.place.path !== place.path && { path: one.place.path }),
    })),
    fixes: [],
  };
}

function render(rule: RuleInfo, key: string, data: RuleFinding['data'] = {}): Required<Localized> {
  const template = rule.messages[key] ?? { en: key, ko: key };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (hole, name: string) => data[name] ?? hole);
  return { en: fill(template.en), ko: fill(template.ko) };
}

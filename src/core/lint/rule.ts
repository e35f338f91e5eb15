import type { Gate } from '../analysis/gates.ts';
import type { LanguageId, PatternModel, Span } from '../analysis/model.ts';
import type { Localized } from '../locale.ts';
import type { RuleOptions } from './config.ts';

export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

export type RuleGroup =
  | 'cqrs'
  | 'event-sourcing'
  | 'projections'
  | 'sagas'
  | 'outbox'
  | 'consumers'
  | 'resilience'
  | 'suppression';

/** What there is to know of a rule besides how it finds something. */
export interface RuleInfo<Key extends string = string> {
  /** Names the bad pattern; also the name of its folder and the code of its diagnostics. */
  readonly id: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  readonly languages: readonly LanguageId[];
  /** The rule looks only at files that have one of these. */
  readonly gates: readonly Gate[];
  /** Says nothing about code that runs in a browser. */
  readonly skipsUi?: true;
  /** Off unless asked for. */
  readonly optional?: true;
  /** Where the book explains it: `<slug>#<heading>`. */
  readonly lesson: `${string}#${string}`;
  /** What the rule says, by key; `{name}` is filled from the finding's data. */
  readonly messages: Readonly<Record<Key, Required<Localized>>>;
}

/** A rule is plain data and a pure check. It reads the facts of one file, and knows no language and no editor. */
export interface Rule<Key extends string = string> extends RuleInfo<Key> {
  check(model: PatternModel, context: RuleContext): RuleFinding<Key>[];
}

export interface RuleContext {
  /** The source text at a place. */
  textAt(span: Span): string;
  readonly options: RuleOptions;
}

/** What a check reports. */
export interface RuleFinding<Key extends string = string> {
  readonly message: Key;
  readonly data?: Readonly<Record<string, string>>;
  readonly span: Span;
  /** Where it differs from the rule's. */
  readonly severity?: Severity;
  readonly related?: readonly { readonly message: Key; readonly span: Span }[];
  readonly fixes?: readonly RuleFix[];
}

export interface RuleFix {
  readonly title: Required<Localized>;
  /** Safe fixes keep the meaning of correct code and may be applied unseen; others are only offered. */
  readonly safe: boolean;
  readonly edits: readonly SpanEdit[];
}

export interface SpanEdit {
  readonly span: Span;
  readonly text: string;
}

/** Keeps the message keys of a rule checked by the compiler. */
export function defineRule<const Key extends string>(rule: Rule<Key>): Rule {
  return rule as Rule;
}

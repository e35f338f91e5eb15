import type { LanguageId } from '../analysis/model.ts';

const everywhere: readonly LanguageId[] = ['typescript', 'java', 'csharp', 'python', 'go'];
const typescript: readonly LanguageId[] = ['typescript'];

/** The pattern that puts right what a rule finds, where one does, and the languages that have it. */
const patterns: Readonly<Record<string, readonly [prefix: string, languages: readonly LanguageId[]]>> = {
  'con-not-idempotent': ['pb-consumer-inbox', everywhere],
  'con-swallowed-error': ['pb-dlq-parking', everywhere],
  'cqrs-message-without-handler': ['pb-command-handler', everywhere],
  'cqrs-read-after-async-write': ['pb-consistency-token', typescript],
  'es-append-without-expected-version': ['pb-append-retry', everywhere],
  'es-event-carries-entity': ['pb-publish', typescript],
  'outbox-dual-write': ['pb-outbox-table', everywhere],
  'outbox-marked-before-publish': ['pb-outbox-relay', everywhere],
  'outbox-publish-in-transaction': ['pb-outbox-table', everywhere],
  'proj-non-idempotent-write': ['pb-projection', everywhere],
  'res-call-without-timeout': ['pb-fetch-resilient', everywhere],
  'res-retry-defective': ['pb-fetch-resilient', everywhere],
  'res-retry-non-idempotent': ['pb-idempotency-key', typescript],
  'saga-compensation-order': ['pb-saga-orchestrator', everywhere],
  'saga-in-memory-timer': ['pb-saga-timer', typescript],
  'saga-step-without-compensation': ['pb-saga-orchestrator', everywhere],
  'saga-wait-without-timeout': ['pb-saga-timer', typescript],
  'sub-checkpoint-before-handle': ['pb-projection', everywhere],
  'sub-no-checkpoint': ['pb-projection', everywhere],
};

/** Rules that name a pattern. */
export const rulesWithPattern: readonly string[] = Object.keys(patterns);

/** The prefix of the pattern that puts right what `rule` finds in a file of a language; undefined where there is none. */
export function patternFor(rule: string, language: LanguageId): string | undefined {
  const [prefix, languages] = patterns[rule] ?? [];
  return languages?.includes(language) ? prefix : undefined;
}

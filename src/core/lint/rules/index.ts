import type { Rule } from '../rule.ts';
import { conAckMisplaced } from './con-ack-misplaced/rule.ts';
import { cqrsHandlerMessageMismatch } from './cqrs-handler-message-mismatch/rule.ts';
import { cqrsQueryHandlerSideEffect } from './cqrs-query-handler-side-effect/rule.ts';
import { esNondeterministicEvolve } from './es-nondeterministic-evolve/rule.ts';
import { esTypeFromClassName } from './es-type-from-class-name/rule.ts';
import { outboxDualWrite } from './outbox-dual-write/rule.ts';
import { projNonIdempotentWrite } from './proj-non-idempotent-write/rule.ts';
import { pubUnawaited } from './pub-unawaited/rule.ts';
import { resCallWithoutTimeout } from './res-call-without-timeout/rule.ts';
import { sagaCompensationNotShielded } from './saga-compensation-not-shielded/rule.ts';
import { subAsyncListener } from './sub-async-listener/rule.ts';
import { subRandomIdentity } from './sub-random-identity/rule.ts';
import { txWriteOutsideTransaction } from './tx-write-outside-transaction/rule.ts';
import { wfActivityWithoutTimeout } from './wf-activity-without-timeout/rule.ts';
import { wfNondeterministicCall } from './wf-nondeterministic-call/rule.ts';

/** Every rule, by id. A test holds this list and the folders together. */
export const rules: readonly Rule[] = [
  conAckMisplaced,
  cqrsHandlerMessageMismatch,
  cqrsQueryHandlerSideEffect,
  esNondeterministicEvolve,
  esTypeFromClassName,
  outboxDualWrite,
  projNonIdempotentWrite,
  pubUnawaited,
  resCallWithoutTimeout,
  sagaCompensationNotShielded,
  subAsyncListener,
  subRandomIdentity,
  txWriteOutsideTransaction,
  wfActivityWithoutTimeout,
  wfNondeterministicCall,
];

export const ruleIds: readonly string[] = rules.map((rule) => rule.id);

import type { Rule, RuleInfo } from '../rule.ts';
import type { WorkspaceRule } from '../workspaceRule.ts';
import { axAggregateIdentifier } from './ax-aggregate-identifier/rule.ts';
import { axMemberEntityId } from './ax-member-entity-id/rule.ts';
import { axNoArgConstructor } from './ax-no-arg-constructor/rule.ts';
import { axRoutingKeyInPayload } from './ax-routing-key-in-payload/rule.ts';
import { axSagaAssociationProperty } from './ax-saga-association-property/rule.ts';
import { conAckMisplaced } from './con-ack-misplaced/rule.ts';
import { conMessageIdPerAttempt } from './con-message-id-per-attempt/rule.ts';
import { conNotIdempotent } from './con-not-idempotent/rule.ts';
import { conSwallowedError } from './con-swallowed-error/rule.ts';
import { cqrsDuplicateHandler } from './cqrs-duplicate-handler/rule.ts';
import { cqrsHandlerMessageMismatch } from './cqrs-handler-message-mismatch/rule.ts';
import { cqrsHandlerNotRegistered } from './cqrs-handler-not-registered/rule.ts';
import { cqrsMessageWithoutHandler } from './cqrs-message-without-handler/rule.ts';
import { cqrsMutableMessage } from './cqrs-mutable-message/rule.ts';
import { cqrsQueryHandlerSideEffect } from './cqrs-query-handler-side-effect/rule.ts';
import { cqrsReadAfterAsyncWrite } from './cqrs-read-after-async-write/rule.ts';
import { esAppendWithoutExpectedVersion } from './es-append-without-expected-version/rule.ts';
import { esEventCarriesEntity } from './es-event-carries-entity/rule.ts';
import { esEventMutated } from './es-event-mutated/rule.ts';
import { esIncompleteEvolve } from './es-incomplete-evolve/rule.ts';
import { esNondeterministicEvolve } from './es-nondeterministic-evolve/rule.ts';
import { esSideEffectInEvolve } from './es-side-effect-in-evolve/rule.ts';
import { esStateChangeOutsideApply } from './es-state-change-outside-apply/rule.ts';
import { esTypeFromClassName } from './es-type-from-class-name/rule.ts';
import { outboxDualWrite } from './outbox-dual-write/rule.ts';
import { outboxMarkedBeforePublish } from './outbox-marked-before-publish/rule.ts';
import { outboxPublishInTransaction } from './outbox-publish-in-transaction/rule.ts';
import { projNonIdempotentWrite } from './proj-non-idempotent-write/rule.ts';
import { pubSwallowedError } from './pub-swallowed-error/rule.ts';
import { pubUnawaited } from './pub-unawaited/rule.ts';
import { resCallWithoutTimeout } from './res-call-without-timeout/rule.ts';
import { resRetryDefective } from './res-retry-defective/rule.ts';
import { resRetryNonIdempotent } from './res-retry-non-idempotent/rule.ts';
import { sagaCompensationNotShielded } from './saga-compensation-not-shielded/rule.ts';
import { sagaCompensationOrder } from './saga-compensation-order/rule.ts';
import { sagaInMemoryTimer } from './saga-in-memory-timer/rule.ts';
import { sagaStepWithoutCompensation } from './saga-step-without-compensation/rule.ts';
import { sagaStreamDiesOnThrow } from './saga-stream-dies-on-throw/rule.ts';
import { sagaWaitWithoutTimeout } from './saga-wait-without-timeout/rule.ts';
import { subAsyncListener } from './sub-async-listener/rule.ts';
import { subCheckpointBeforeHandle } from './sub-checkpoint-before-handle/rule.ts';
import { subNoCheckpoint } from './sub-no-checkpoint/rule.ts';
import { subRandomIdentity } from './sub-random-identity/rule.ts';
import { txWriteOutsideTransaction } from './tx-write-outside-transaction/rule.ts';
import { wfActivityWithoutTimeout } from './wf-activity-without-timeout/rule.ts';
import { wfImportsRuntimeModule } from './wf-imports-runtime-module/rule.ts';
import { wfNondeterministicCall } from './wf-nondeterministic-call/rule.ts';
import { wfRandomWorkflowId } from './wf-random-workflow-id/rule.ts';
import { wfUnboundedLoop } from './wf-unbounded-loop/rule.ts';

/** Every rule that looks at one file, by id. A test holds this list and the folders together. */
export const rules: readonly Rule[] = [
  axAggregateIdentifier,
  axNoArgConstructor,
  conAckMisplaced,
  conMessageIdPerAttempt,
  conNotIdempotent,
  conSwallowedError,
  cqrsHandlerMessageMismatch,
  cqrsMutableMessage,
  cqrsQueryHandlerSideEffect,
  cqrsReadAfterAsyncWrite,
  esAppendWithoutExpectedVersion,
  esEventCarriesEntity,
  esEventMutated,
  esIncompleteEvolve,
  esNondeterministicEvolve,
  esSideEffectInEvolve,
  esStateChangeOutsideApply,
  esTypeFromClassName,
  outboxDualWrite,
  outboxMarkedBeforePublish,
  outboxPublishInTransaction,
  projNonIdempotentWrite,
  pubSwallowedError,
  pubUnawaited,
  resCallWithoutTimeout,
  resRetryDefective,
  resRetryNonIdempotent,
  sagaCompensationNotShielded,
  sagaCompensationOrder,
  sagaInMemoryTimer,
  sagaStepWithoutCompensation,
  sagaStreamDiesOnThrow,
  sagaWaitWithoutTimeout,
  subAsyncListener,
  subCheckpointBeforeHandle,
  subNoCheckpoint,
  subRandomIdentity,
  txWriteOutsideTransaction,
  wfActivityWithoutTimeout,
  wfImportsRuntimeModule,
  wfNondeterministicCall,
  wfRandomWorkflowId,
  wfUnboundedLoop,
];

/** Every rule that sees the workspace as a whole, by id. */
export const workspaceRules: readonly WorkspaceRule[] = [
  axMemberEntityId,
  axRoutingKeyInPayload,
  axSagaAssociationProperty,
  cqrsDuplicateHandler,
  cqrsHandlerNotRegistered,
  cqrsMessageWithoutHandler,
];

/** Both, for those who want to know what rules there are. */
export const allRules: readonly RuleInfo[] = [...rules, ...workspaceRules].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);

export const ruleIds: readonly string[] = allRules.map((rule) => rule.id);

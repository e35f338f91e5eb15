import type { Body, Call, PatternModel } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { bodiesOf, callsIn } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

export const sagaWaitWithoutTimeout = defineRule({
  id: 'saga-wait-without-timeout',
  group: 'sagas',
  severity: 'hint',
  languages: ['typescript'],
  gates: ['temporal-workflow', 'nest-cqrs', 'compensation', 'saga'],
  optional: true,
  lesson: '04c-saga-choreography#missing-event-deadline',
  messages: {
    'no-deadline': {
      en: 'The saga waits here for as long as it takes: if the answer never comes, it stays pending for ever.',
      ko: 'Saga가 여기에서 한없이 기다립니다. 응답이 오지 않으면 영원히 대기 상태로 남습니다.',
    },
  },

  check(model, context) {
    return bodiesOf(model, 'workflow', 'saga')
      .filter((body) => !body.blocks.some((block) => block.kind === 'loop'))
      .flatMap((body) =>
        callsIn(body)
          .filter(
            (call) =>
              call.outcome === 'awaited' &&
              waitsForEver(model, body, call) &&
              !isOwnEnd(context.textAt(call.argumentsSpan)),
          )
          .map((call) => ({ message: 'no-deadline' as const, span: call.nameSpan })),
      );
  },
});

function waitsForEver(model: PatternModel, body: Body, call: Call): boolean {
  const name = calledName(call);
  if (name === 'condition') return call.arguments.length === 1 && isFromWorkflowLibrary(model, 'condition');
  if (name === 'waitForExternalEvent') return call.arguments.length === 1;
  if (name === 'firstValueFrom' || name === 'lastValueFrom') return !pipesTimeout(call);
  if (!call.construct || name !== 'Promise') return false;
  const [executor] = call.arguments;
  const run = executor?.kind === 'function' ? model.bodies[executor.body] : undefined;
  const calls = run ? callsIn(run) : [];
  return (
    body.async &&
    calls.some((one) => calledName(one) === 'once') &&
    !calls.some((one) => one.does === 'timer')
  );
}

/** Waiting for the workflow's own handlers or history: nobody outside has to answer. */
function isOwnEnd(condition: string): boolean {
  return /allHandlersFinished|continueAsNewSuggested/.test(condition);
}

function isFromWorkflowLibrary(model: PatternModel, name: string): boolean {
  return model.imports.some((one) => one.local === name && one.module === '@temporalio/workflow');
}

function pipesTimeout(call: Call): boolean {
  const [source] = call.arguments;
  if (source?.kind !== 'call') return false;
  return source.call.arguments.some(
    (argument) =>
      argument.kind === 'call' && /^(?:timeout|takeUntil|timeoutWith)$/.test(calledName(argument.call)),
  );
}

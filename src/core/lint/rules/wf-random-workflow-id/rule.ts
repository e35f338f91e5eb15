import type { Body, PatternModel, Value } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { callsIn, resolved, valuesIn } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

export const wfRandomWorkflowId = defineRule({
  id: 'wf-random-workflow-id',
  group: 'sagas',
  severity: 'information',
  languages: ['typescript'],
  gates: ['durable-client'],
  lesson: '04b-saga-orchestration#idempotency-key',
  messages: {
    'random-id': {
      en: 'Every attempt to start the workflow gets another id: a request that is repeated starts a second one.',
      ko: '워크플로를 시작할 때마다 ID가 달라집니다. 요청이 반복되면 두 번째 워크플로가 시작됩니다.',
    },
  },

  check(model) {
    if (isScript(model)) return [];
    return model.bodies
      .filter((body) => body.kind !== 'file')
      .flatMap((body) =>
        callsIn(body)
          .filter((call) => /^(?:start|execute|signalWithStart|startNew)$/.test(calledName(call)))
          .flatMap((call) => call.arguments)
          .flatMap((argument) => (argument.kind === 'object' ? argument.properties : []))
          .filter(({ key, value }) => /^(?:workflowId|instanceId)$/.test(key) && isFresh(model, body, value))
          .map(({ span }) => ({ message: 'random-id' as const, span })),
      );
  },
});

function isFresh(model: PatternModel, body: Body, value: Value): boolean {
  return [...valuesIn(value)]
    .flatMap((part) => [...valuesIn(resolved(model, body, part))])
    .some((part) => part.kind === 'call' && (part.call.does === 'random' || part.call.does === 'clock'));
}

/** `run().catch(…)` or `run().then(…)` at the end: somebody starts it by hand, and means each start. */
function isScript({ bodies }: PatternModel): boolean {
  const [file] = bodies;
  return file !== undefined && callsIn(file).some((call) => /^(?:catch|then)$/.test(calledName(call)));
}

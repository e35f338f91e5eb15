import type { Body, Call, PatternModel } from '../../../analysis/model.ts';
import { calledName, receiverOf } from '../../../analysis/vocabulary.ts';
import { addImport } from '../../fixes.ts';
import { defineRule, type RuleContext, type RuleFinding, type RuleFix } from '../../rule.ts';

type Key = 'random' | 'io' | 'environment' | 'unavailable';

export const wfNondeterministicCall = defineRule<Key>({
  id: 'wf-nondeterministic-call',
  group: 'sagas',
  severity: 'error',
  languages: ['typescript'],
  gates: ['temporal-workflow'],
  lesson: '04b-saga-orchestration#determinism',
  messages: {
    random: {
      en: '`{what}` gives another value when the workflow is replayed; use `uuid4()` of the workflow library.',
      ko: '`{what}`은(는) 워크플로를 재생할 때 다른 값을 줍니다. 워크플로 라이브러리의 `uuid4()`를 쓰십시오.',
    },
    io: {
      en: '`{what}` reaches outside the workflow: a replay would do it again. Move it into an activity.',
      ko: '`{what}`은(는) 워크플로 밖에 닿으므로 재생할 때 다시 실행됩니다. 액티비티로 옮기십시오.',
    },
    environment: {
      en: '`{what}` may differ on the worker that replays; pass the value in as an argument.',
      ko: '`{what}`은(는) 재생하는 워커마다 다를 수 있습니다. 값을 인수로 전달하십시오.',
    },
    unavailable: {
      en: '`{what}` does not exist where workflows run; use what the workflow library has for it.',
      ko: '`{what}`은(는) 워크플로가 실행되는 곳에 없습니다. 워크플로 라이브러리가 제공하는 것을 쓰십시오.',
    },
  },

  check(model, context) {
    // Mixed with a client or worker, the file is no workflow bundle.
    if (model.gates.has('temporal-other')) return [];
    return model.bodies.flatMap((body) => findingsIn(model, body, context));
  },
});

function findingsIn(model: PatternModel, body: Body, context: RuleContext): RuleFinding<Key>[] {
  return body.effects.flatMap((effect): RuleFinding<Key>[] => {
    if (effect.kind === 'reading') {
      const what = effect.path.join('.');
      return [{ message: 'environment', data: { what }, span: effect.span }];
    }
    const message = effect.kind === 'call' ? kindOf(model, effect) : undefined;
    if (!message || effect.kind !== 'call') return [];
    const span = { start: effect.span.start, end: effect.nameSpan.end };
    const data = {
      what: context.textAt({
        start: effect.receiverSpan?.start ?? effect.nameSpan.start,
        end: effect.nameSpan.end,
      }),
    };
    return [{ message, data, span, fixes: message === 'random' ? useUuid4(model, effect, context) : [] }];
  });
}

/** The SDK replaces `Date`, `Math.random` and `setTimeout`, and lets `console` be: none of them is reported. */
function kindOf(model: PatternModel, call: Call): Key | undefined {
  const name = calledName(call);
  const receiver = receiverOf(call);
  const imported = model.imports.find((one) => one.local === call.path[0]);
  if (imported?.module === '@temporalio/workflow') return undefined;
  if (imported && /^@aws-sdk\//.test(imported.module) && !imported.typeOnly) return 'io';
  if (call.construct)
    return /^(?:WeakRef|FinalizationRegistry|XMLHttpRequest|WebSocket)$/.test(name) && !imported
      ? 'unavailable'
      : undefined;
  if (call.does === 'random' && receiver !== 'Math')
    return isDeclaredHere(model, call) ? undefined : 'random';
  if (receiver === 'crypto') return 'random';
  if (call.does === 'remoteCall') return 'io';
  if (call.path.join('.') === 'performance.now' || call.path[0] === 'process') return 'unavailable';
  return name === 'setInterval' && receiver === '' ? 'unavailable' : undefined;
}

/** A function of this file, or one taken from proxied activities, only has the name. */
function isDeclaredHere(model: PatternModel, call: Call): boolean {
  const [first = ''] = call.path;
  return model.bodies.some(
    (body) =>
      body.name === first ||
      body.effects.some(
        (effect) =>
          effect.kind === 'assign' &&
          effect.declares &&
          effect.names.includes(first) &&
          effect.value?.kind === 'call',
      ),
  );
}

function useUuid4(model: PatternModel, call: Call, context: RuleContext): RuleFix[] {
  if (call.arguments.length > 0 || !/^(?:randomUUID|uuid|uuidv4|v4)$/.test(calledName(call))) return [];
  const edits = [
    ...addImport(model, 'uuid4', '@temporalio/workflow', context),
    { span: { start: call.span.start, end: call.nameSpan.end }, text: 'uuid4' },
  ];
  return [
    {
      title: { en: 'Use `uuid4()` of the workflow library', ko: '워크플로 라이브러리의 `uuid4()` 쓰기' },
      safe: true,
      edits,
    },
  ];
}

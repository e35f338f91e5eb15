import type { Body, Call, PatternModel } from '../../../analysis/model.ts';
import { calledName, receiverOf } from '../../../analysis/vocabulary.ts';
import { calleeSpan } from '../../facts.ts';
import { addImport } from '../../fixes.ts';
import type { RuleContext, RuleFix } from '../../rule.ts';
import type { Kind, Unrepeatable } from './unrepeatable.ts';

/** In TypeScript every function of a workflow file counts. */
export function unrepeatableInScript(model: PatternModel, body: Body, context: RuleContext): Unrepeatable[] {
  // Mixed with a client or worker, the file is no workflow bundle.
  if (model.gates.has('temporal-other')) return [];
  return body.effects.flatMap((effect): Unrepeatable[] => {
    if (effect.kind === 'reading')
      return [{ kind: 'environment', what: effect.path.join('.'), span: effect.span }];
    const kind = effect.kind === 'call' ? kindOf(model, effect) : undefined;
    if (!kind || effect.kind !== 'call') return [];
    const what = context.textAt(calleeSpan(effect));
    const span = { start: effect.span.start, end: effect.nameSpan.end };
    if (kind !== 'random') return [{ kind, what, span }];
    return [{ kind, what, span, instead: 'uuid4()', fixes: useUuid4(model, effect, context) }];
  });
}

/** The SDK replaces `Date`, `Math.random` and `setTimeout`, and lets `console` be: none of them is reported. */
function kindOf(model: PatternModel, call: Call): Kind | undefined {
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

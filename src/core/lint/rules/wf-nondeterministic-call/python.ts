import type { Body, Call, PatternModel } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { bodiesOf, calleeSpan, callsIn } from '../../facts.ts';
import type { RuleContext, RuleFix } from '../../rule.ts';
import type { Unrepeatable } from './unrepeatable.ts';

/** In Python the methods of a class with `@workflow.defn` count. */
export function unrepeatableInPython(model: PatternModel, body: Body, context: RuleContext): Unrepeatable[] {
  if (!bodiesOf(model, 'workflow').includes(body)) return [];
  // Somebody knows what they do.
  if (callsIn(body).some((call) => calledName(call) === 'sandbox_unrestricted')) return [];
  return body.effects.flatMap((effect): Unrepeatable[] => {
    if (effect.kind === 'reading')
      return [{ kind: 'environment', what: effect.path.slice(0, 2).join('.'), span: effect.span }];
    if (effect.kind !== 'call') return [];
    const found = kindOf(effect);
    return found ? [{ ...found, what: context.textAt(calleeSpan(effect)), span: calleeSpan(effect) }] : [];
  });
}

function kindOf(call: Call): Pick<Unrepeatable, 'kind' | 'instead' | 'fixes'> | undefined {
  const [root = ''] = call.path;
  const name = calledName(call);
  if (root === 'workflow') return undefined;
  if (call.does === 'random') {
    const isUuid = /^uuid/.test(name);
    const instead = isUuid ? 'workflow.uuid4()' : 'workflow.random()';
    return { kind: 'random', instead, fixes: name === 'uuid4' ? callInstead(call, 'workflow.uuid4') : [] };
  }
  if (call.does === 'clock') {
    const isSeconds = root === 'time';
    const instead = isSeconds ? 'workflow.time()' : 'workflow.now()';
    return { kind: 'clock', instead, fixes: name === 'time' ? callInstead(call, 'workflow.time') : [] };
  }
  if (root === 'time' && name === 'sleep') return { kind: 'unrecorded', instead: 'asyncio.sleep()' };
  if (/^(?:Thread|ThreadPoolExecutor|ProcessPoolExecutor)$/.test(name) || name === 'to_thread')
    return { kind: 'unrecorded', instead: 'workflow.execute_activity()' };
  const isIo = call.does === 'remoteCall' || root === 'subprocess' || call.path.join('.') === 'open';
  return isIo ? { kind: 'io' } : undefined;
}

/** The same type comes back, so the fix is safe. */
function callInstead(call: Call, callee: string): RuleFix[] {
  if (call.arguments.length > 0) return [];
  const title = { en: `Use \`${callee}()\``, ko: `\`${callee}()\` 쓰기` };
  return [{ title, safe: true, edits: [{ span: calleeSpan(call), text: callee }] }];
}

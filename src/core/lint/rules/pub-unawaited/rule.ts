import type { Body, Call, PatternModel } from '../../../analysis/model.ts';
import { calledName, receiverOf } from '../../../analysis/vocabulary.ts';
import { callsIn } from '../../facts.ts';
import { defineRule, type RuleContext, type RuleFinding, type RuleFix } from '../../rule.ts';

export const pubUnawaited = defineRule({
  id: 'pub-unawaited',
  group: 'outbox',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['bus'],
  skipsUi: true,
  lesson: '16-18-2-asynchronous-communication#relay',
  messages: {
    unawaited: {
      en: 'Nobody waits for this publish: if it fails, the message is lost and the failure goes unseen.',
      ko: '발행이 끝나기를 기다리지 않습니다. 실패하면 메시지가 사라지고 실패도 드러나지 않습니다.',
    },
    'for-each': {
      en: '`forEach` does not wait for an async callback: the messages are still on their way when the function returns.',
      ko: '`forEach`는 비동기 콜백을 기다리지 않습니다. 함수가 끝났을 때 메시지는 아직 전송 중입니다.',
    },
  },

  check(model, context) {
    return model.bodies.flatMap((body): RuleFinding<'unawaited' | 'for-each'>[] => {
      if (!body.async || body.kind === 'file') return [];
      const publishes = callsIn(body).filter(
        (call) => call.does === 'publish' && !isSynchronous(model, call),
      );
      const each = body.argumentOf;
      const loop = each && calledName(each) === 'forEach' && each.outcome === 'dropped' ? each : undefined;
      if (loop && publishes.length > 0) {
        const fixes = oneAfterTheOther(model, body, loop, context);
        return [{ message: 'for-each', span: loop.nameSpan, fixes }];
      }
      if (isPromiseExecutor(body)) return [];
      return publishes
        .filter((call) => call.outcome === 'dropped')
        .map((call) => ({
          message: 'unawaited',
          ...(!isSurelyAsync(model, call) && { severity: 'information' as const }),
          span: { start: call.receiverSpan?.start ?? call.span.start, end: call.nameSpan.end },
          fixes: [
            {
              title: { en: 'Await the publish', ko: '발행을 기다리기' },
              safe: true,
              edits: [{ span: { start: call.span.start, end: call.span.start }, text: 'await ' }],
            },
          ],
        }));
    });
  },
});

/** `forEach(async (orderId) => { … })` becomes `for (const orderId of …) { … }`, where the function around it can wait. */
function oneAfterTheOther(model: PatternModel, body: Body, loop: Call, context: RuleContext): RuleFix[] {
  const [element, ...more] = body.parameters;
  const code = context.textAt(body.code);
  const canWait = model.bodies[body.parent ?? -1]?.async === true;
  const leaves = body.effects.some(({ kind }) => kind === 'return');
  if (!canWait || leaves || !element || more.length > 0 || !loop.receiverSpan || !code.startsWith('{'))
    return [];
  const { start, end } = loop.span;
  const semicolon = context.textAt({ start: end, end: end + 1 }) === ';' ? 1 : 0;
  const text = `for (const ${context.textAt(element.span)} of ${context.textAt(loop.receiverSpan)}) ${code}`;
  const title = { en: 'Wait for one after the other', ko: '하나씩 기다리며 보내기' };
  return [{ title, safe: false, edits: [{ span: { start, end: end + semicolon }, text }] }];
}

/** Buses that are known to deliver in the same turn, and those whose declaration in this file says so. */
function isSynchronous(model: PatternModel, call: Call): boolean {
  const declared = declaredMethod(model, call);
  if (declared) return !declared.async && declared.returns?.name !== 'Promise';
  if (/^(?:emit|dispatch)/.test(calledName(call))) return true;
  // A NATS connection only fills its buffer.
  if (/^(?:nc|nats)$/.test(receiverOf(call))) return true;
  const fromNest = model.gates.has('nest-cqrs') && /eventBus|publisher/i.test(receiverOf(call));
  return fromNest || call.receiverType === 'EventEmitter2' || call.receiverType === 'EventEmitter';
}

function declaredMethod(model: PatternModel, call: Call) {
  const type = model.types.find((one) => one.name === call.receiverType);
  return type?.methods.find((method) => method.name === calledName(call));
}

/** The declaration says so, a client of a broker is imported, or the same call is awaited elsewhere in the file. */
function isSurelyAsync(model: PatternModel, call: Call): boolean {
  if (declaredMethod(model, call) || model.gates.has('broker')) return true;
  const alike = (other: Call) =>
    other.outcome === 'awaited' && other.path.slice(-2).join() === call.path.slice(-2).join();
  return model.bodies.some((body) => callsIn(body).some(alike));
}

function isPromiseExecutor(body: Body): boolean {
  return body.argumentOf?.construct === true && calledName(body.argumentOf) === 'Promise';
}

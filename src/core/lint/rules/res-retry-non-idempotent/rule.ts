import type { Call } from '../../../analysis/model.ts';
import { calledName, receiverOf } from '../../../analysis/vocabulary.ts';
import { calleeSpan, callsIn, isRetried, retryLoopAround, valuesIn } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

export const resRetryNonIdempotent = defineRule({
  id: 'res-retry-non-idempotent',
  group: 'resilience',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['retry'],
  skipsUi: true,
  lesson: '16-17-1-synchronous-communication#idempotent-methods-and-keys',
  messages: {
    'no-key': {
      en: '`{what}` is tried again without an idempotency key: if only the answer was lost, it happens twice.',
      ko: '멱등 키 없이 `{what}`을(를) 다시 시도합니다. 응답만 사라진 경우라면 두 번 일어납니다.',
    },
  },

  check(model, context) {
    return model.bodies.flatMap((body) =>
      callsIn(body)
        .filter((call) => isUnsafe(call) && isRetried(model, body, call))
        .filter((call) => {
          const loop = retryLoopAround(body, call.block);
          const reach = loop === undefined ? body.span : (body.blocks[loop]?.span ?? body.span);
          return !/idempot/i.test(context.textAt(reach)) && !/idempot/i.test(context.textAt(call.span));
        })
        .map((call) => ({
          message: 'no-key' as const,
          data: { what: context.textAt(calleeSpan(call)) },
          span: calleeSpan(call),
        })),
    );
  },
});

/** A POST or PATCH, or a client's method that is named for something that adds up. */
function isUnsafe(call: Call): boolean {
  const name = calledName(call);
  if (call.does === 'remoteCall') {
    if (/^(?:post|patch)$/.test(name)) return true;
    return call.arguments.some((argument) =>
      [...valuesIn(argument)].some(
        (value) =>
          value.kind === 'object' &&
          value.properties.some(
            ({ key, value: given }) =>
              key === 'method' && given.kind === 'text' && /^(?:POST|PATCH)$/i.test(given.text),
          ),
      ),
    );
  }
  const remote =
    /(?:client|api|gateway)$/i.test(receiverOf(call)) ||
    /(?:Client|Api|Gateway)$/.test(call.receiverType ?? '');
  return remote && /^(?:charge|pay|capture|debit|transfer|refund|create)\w*$/.test(name);
}

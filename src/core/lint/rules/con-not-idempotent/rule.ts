import type { Body, Call, PatternModel } from '../../../analysis/model.ts';
import { calledName, sqlGivenTo, verbOf } from '../../../analysis/vocabulary.ts';
import { bodiesOf, callbacksIn, calleeSpan, callsIn, insertsOnSave } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

export const conNotIdempotent = defineRule({
  id: 'con-not-idempotent',
  group: 'consumers',
  severity: 'information',
  languages: ['typescript', 'csharp'],
  gates: ['broker'],
  lesson: '16-18-2-asynchronous-communication#inbox',
  messages: {
    'no-inbox': {
      en: 'Nothing here tells a redelivered message from a new one: `{what}` happens again each time it is delivered.',
      ko: '다시 전달된 메시지와 새 메시지를 구분하는 코드가 없습니다. 전달될 때마다 `{what}`이(가) 다시 일어납니다.',
    },
  },

  check(model, context) {
    const owners = new Set<string>();
    return bodiesOf(model, 'consumer').flatMap((consumer) => {
      const bodies = [consumer, ...callbacksIn(model, consumer)];
      const effect = bodies
        .flatMap((body) => callsIn(body).filter((call) => isUnrepeatable(body, call)))
        .at(0);
      const owner = consumer.owner ?? '';
      if (
        !effect ||
        owners.has(owner) ||
        guard.test(context.textAt(consumer.span)) ||
        isGuardedAround(model, consumer)
      )
        return [];
      owners.add(owner);
      return [{ message: 'no-inbox' as const, data: { what: calledName(effect) }, span: calleeSpan(effect) }];
    });
  },
});

/** Whatever remembers messages names one of these. */
const guard =
  /message_?id|event_?id|msg_?id|idempoten|inbox|processed|already|dedup|redelivered|upsert|ON CONFLICT|OR IGNORE|ON DUPLICATE|findOne|findUnique|exists(?:Async)?\(|\b(?:Any|Find)Async\(|(?:First|Single)OrDefault/i;

function isUnrepeatable(body: Body, call: Call): boolean {
  if (insertsOnSave(body, call)) return true;
  if (call.does === 'write') {
    const sql = sqlGivenTo(call);
    return sql === undefined
      ? /^(?:insert|create|increment|add)/.test(verbOf(call))
      : /^\s*INSERT\b/i.test(sql);
  }
  return (
    /^(?:charge|capture|sendMail|sendEmail|sendSms|debit|refund)\w*$/.test(verbOf(call)) &&
    call.path.length > 1
  );
}

/** A wrapper that is given the handler may do it: `idempotent(async (message) => …)`. */
function isGuardedAround(model: PatternModel, consumer: Body): boolean {
  const around = model.bodies[consumer.parent ?? 0];
  return (
    consumer.annotations.some((one) => /idempoten|dedup/i.test(one.name)) ||
    /idempoten|dedup|inbox/i.test(`${around?.name} ${consumer.argumentOf?.path.join('.')}`) ||
    isOfNServiceBus(model, consumer)
  );
}

/** NServiceBus has an outbox that tells redelivered messages; it is set up elsewhere. */
function isOfNServiceBus(model: PatternModel, consumer: Body): boolean {
  const owner = model.types.find((type) => type.name === consumer.owner);
  return owner?.implements.some((base) => base.name === 'IHandleMessages') ?? false;
}

import type { Body, Call, PatternModel } from '../../../analysis/model.ts';
import { calledName, receiverOf, sqlGivenTo } from '../../../analysis/vocabulary.ts';
import { calleeSpan, callsIn } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

export const outboxPublishInTransaction = defineRule({
  id: 'outbox-publish-in-transaction',
  group: 'outbox',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['transaction'],
  skipsUi: true,
  lesson: '16-18-2-asynchronous-communication#transactional-outbox',
  messages: {
    'in-transaction': {
      en: 'The message leaves before the transaction commits: when it rolls back, the others act on something that never happened.',
      ko: '트랜잭션이 커밋되기 전에 메시지가 나갑니다. 롤백되면 다른 서비스들이 일어나지 않은 일을 두고 움직입니다.',
    },
  },

  check(model) {
    if (!model.gates.has('bus') || model.gates.has('outbox-library')) return [];
    return model.bodies.flatMap((body) => {
      const publishes = callsIn(body).filter((call) => call.does === 'publish' && !staysInside(call));
      const within = isInTransaction(model, body)
        ? publishes
        : publishes.filter((call) => isBetweenStatements(body, call));
      return within.map((call) => ({ message: 'in-transaction' as const, span: calleeSpan(call) }));
    });
  },
});

/** Outbox writers and emitters of this process. */
function staysInside(call: Call): boolean {
  return /outbox|emitter/i.test(receiverOf(call)) || /Outbox|Emitter/.test(call.receiverType ?? '');
}

function isInTransaction(model: PatternModel, body: Body): boolean {
  for (let at: Body | undefined = body; at; at = model.bodies[at.parent ?? -1]) {
    if (
      at.argumentOf &&
      /^(?:\$?transaction|withTransaction|runInTransaction)$/.test(calledName(at.argumentOf))
    )
      return true;
  }
  return false;
}

/** Between `BEGIN` and `COMMIT`, in the order of the calls. */
function isBetweenStatements(body: Body, publish: Call): boolean {
  let open = false;
  for (const call of callsIn(body)) {
    if (call === publish) return open;
    const sql = calledName(call) === 'query' ? sqlGivenTo(call) : undefined;
    if (sql !== undefined && /^\s*(?:BEGIN|START TRANSACTION)\b/i.test(sql)) open = true;
    if (sql !== undefined && /^\s*(?:COMMIT|ROLLBACK)\b/i.test(sql)) open = false;
  }
  return false;
}

import type { Body, Call, PatternModel } from '../../../analysis/model.ts';
import { calledName, receiverOf, sqlGivenTo } from '../../../analysis/vocabulary.ts';
import { assignmentsIn, callbacksIn, callsIn, valuesIn } from '../../facts.ts';
import { defineRule, type RuleContext, type RuleFinding, type RuleFix } from '../../rule.ts';

type Key = 'outside-callback' | 'other-connection';

export const txWriteOutsideTransaction = defineRule<Key>({
  id: 'tx-write-outside-transaction',
  group: 'outbox',
  severity: 'error',
  languages: ['typescript'],
  gates: ['transaction'],
  lesson: '03b-cqrs-pattern-implementation#pipeline',
  messages: {
    'outside-callback': {
      en: 'This write does not go through the transaction `{transaction}`: it stays when the transaction rolls back.',
      ko: '이 쓰기는 트랜잭션 `{transaction}`을(를) 거치지 않습니다. 트랜잭션이 롤백되어도 그대로 남습니다.',
    },
    'other-connection': {
      en: 'The transaction was begun on `{begun}`, but this statement goes through `{used}`, another connection.',
      ko: '트랜잭션은 `{begun}`에서 시작했지만 이 문장은 다른 연결인 `{used}`(으)로 실행됩니다.',
    },
  },

  check(model, context) {
    return model.bodies.flatMap((body) => [
      ...inCallback(model, body, context),
      ...onOtherConnection(body, context),
    ]);
  },
});

function inCallback(model: PatternModel, body: Body, context: RuleContext): RuleFinding<Key>[] {
  const opened = body.argumentOf;
  if (!opened || !/^(?:\$?transaction|withTransaction|runInTransaction)$/.test(calledName(opened))) return [];
  const handle = body.parameters[0]?.names[0] ?? sessionOf(opened);
  if (handle === undefined || body.parameters[0]?.destructured) return [];
  const names = namesFrom(body, handle);
  return [body, ...callbacksIn(model, body)].flatMap((one) =>
    callsIn(one)
      .filter((call) => call.does === 'write' && !usesAny(call, names) && !isElsewhere(call))
      .map((call) => ({
        message: 'outside-callback' as const,
        data: { transaction: handle },
        span: { start: call.span.start, end: call.nameSpan.end },
        fixes: throughHandle(opened, call, handle, context),
      })),
  );
}

/** `session.withTransaction(async () => …)` gives its callback nothing; writes must name the session. */
function sessionOf(opened: Call): string | undefined {
  const receiver = receiverOf(opened);
  return /session/i.test(receiver) ? receiver : undefined;
}

/** The transaction's name, and names whose value is made from it. */
function namesFrom(body: Body, handle: string): Set<string> {
  const names = new Set([handle]);
  for (const { declares, value, names: bound } of assignmentsIn(body)) {
    if (!declares) continue;
    for (const part of valuesIn(value)) {
      const path = part.kind === 'name' ? part.path : part.kind === 'call' ? part.call.path : [];
      if (path.some((link) => names.has(link))) for (const name of bound) names.add(name);
    }
  }
  return names;
}

function usesAny(call: Call, names: ReadonlySet<string>): boolean {
  if (call.path.some((link) => names.has(link))) return true;
  for (const argument of call.arguments) {
    for (const part of valuesIn(argument)) {
      if (part.kind === 'name' && part.path.some((link) => names.has(link))) return true;
      if (part.kind === 'call' && part.call.path.some((link) => names.has(link))) return true;
    }
  }
  return call.on !== undefined && usesAny(call.on, names);
}

/** Writes that are meant to stand on their own. */
function isElsewhere(call: Call): boolean {
  return call.path.some((link) => /audit|log|cache|metric|outbox/i.test(link));
}

/** `prisma.order.create` inside `prisma.$transaction(tx => …)` becomes `tx.order.create`. */
function throughHandle(opened: Call, call: Call, handle: string, context: RuleContext): RuleFix[] {
  const client = opened.receiverSpan && context.textAt(opened.receiverSpan);
  const written = context.textAt(call.span);
  if (!client || calledName(opened) !== '$transaction' || !written.startsWith(`${client}.`)) return [];
  const span = { start: call.span.start, end: call.span.start + client.length };
  const title = { en: `Write through \`${handle}\``, ko: `\`${handle}\`(으)로 쓰기` };
  return [{ title, safe: true, edits: [{ span, text: handle }] }];
}

function onOtherConnection(body: Body, context: RuleContext): RuleFinding<Key>[] {
  const found: RuleFinding<Key>[] = [];
  let begun: string | undefined;
  for (const call of callsIn(body)) {
    const sql = calledName(call) === 'query' ? sqlGivenTo(call) : undefined;
    if (sql === undefined || !call.receiverSpan) continue;
    const used = context.textAt(call.receiverSpan);
    if (/^\s*(?:BEGIN|START TRANSACTION)\b/i.test(sql)) begun = used;
    else if (/^\s*(?:COMMIT|ROLLBACK)\b/i.test(sql)) begun = undefined;
    else if (begun !== undefined && used !== begun && call.does === 'write' && !isElsewhere(call)) {
      found.push({
        message: 'other-connection',
        data: { begun, used },
        span: { start: call.span.start, end: call.nameSpan.end },
      });
    }
  }
  return found;
}

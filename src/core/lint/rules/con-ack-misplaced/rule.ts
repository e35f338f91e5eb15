import type { Body, Call, PatternModel, Value } from '../../../analysis/model.ts';
import { calledName, verbOf } from '../../../analysis/vocabulary.ts';
import { blocksAround, bodiesOf, callsIn } from '../../facts.ts';
import { defineRule, type RuleFinding, type RuleFix } from '../../rule.ts';

type Key = 'in-catch' | 'in-finally' | 'not-awaited' | 'too-early';

export const conAckMisplaced = defineRule<Key>({
  id: 'con-ack-misplaced',
  group: 'consumers',
  severity: 'warning',
  languages: ['typescript', 'java', 'csharp', 'python', 'go'],
  gates: ['broker'],
  lesson: '16-18-2-asynchronous-communication#ack-after-commit',
  messages: {
    'in-catch': {
      en: 'A message that failed is acknowledged: the broker forgets it, and nothing has been done about it.',
      ko: '처리에 실패한 메시지를 확인(ack)합니다. 브로커는 메시지를 잊고, 해야 할 일은 하지 않은 채로 남습니다.',
    },
    'in-finally': {
      en: 'The message is acknowledged whether or not it was handled.',
      ko: '처리에 성공했는지와 상관없이 메시지를 확인(ack)합니다.',
    },
    'not-awaited': {
      en: 'The message is acknowledged while `{handler}` is still running; if that fails, the message is gone.',
      ko: '`{handler}`이(가) 끝나기 전에 메시지를 확인(ack)합니다. 처리가 실패하면 메시지는 이미 없습니다.',
    },
    'too-early': {
      en: 'The message is acknowledged before `{handler}` has done its work; a crash in between loses it.',
      ko: '`{handler}`이(가) 일을 마치기 전에 메시지를 확인(ack)합니다. 그 사이에 장애가 나면 메시지가 사라집니다.',
    },
  },

  check(model, context) {
    const isMarked = (body: Body, block: number) => {
      const span = body.blocks[block]?.span;
      return model.comments.some((comment) => {
        const inside = span && comment.span.start >= span.start && comment.span.end <= span.end;
        return inside && /poison|drop|discard|skip|give up/i.test(comment.text);
      });
    };
    const consumers = new Set(bodiesOf(model, 'consumer'));
    return model.bodies.flatMap((body) => {
      const calls = callsIn(body);
      return calls
        .filter((call) => call.does === 'acknowledge')
        .flatMap((ack): RuleFinding<Key>[] => {
          const inBlock = (kind: string) =>
            blocksAround(body, ack.block).find((block) => body.blocks[block]?.kind === kind);
          const last = inBlock('finally');
          if (last !== undefined)
            return isAnswered(body, last, ack) || !coversHandling(model, body, last)
              ? []
              : [{ message: 'in-finally', span: spanOf(ack) }];
          const caught = inBlock('catch');
          if (caught !== undefined) {
            if (isDealtWith(body, caught) || isMarked(body, caught)) return [];
            return [
              {
                message: 'in-catch',
                span: spanOf(ack),
                fixes: rejectInstead(ack, context.textAt(ack.nameSpan)),
              },
            ];
          }
          return consumers.has(body) ? misplacedInConsumer(model, body, ack) : [];
        });
    });
  },
});

function spanOf(ack: Call) {
  return { start: ack.receiverSpan?.start ?? ack.span.start, end: ack.nameSpan.end };
}

/** Whoever sent the message is told how it went before it is acknowledged. */
function isAnswered(body: Body, last: number, ack: Call): boolean {
  return callsIn(body).some(
    (call) =>
      call.does === 'publish' &&
      blocksAround(body, call.block).includes(last) &&
      call.span.end <= ack.span.start,
  );
}

/**
 * What `defer` puts off goes with no `try`: the function has to handle the message, and not only to look at it. Where it
 * refuses the message before, the acknowledgement that comes later counts no more.
 */
function coversHandling(model: PatternModel, body: Body, last: number): boolean {
  const statement = body.blocks[last]?.statement;
  const hasTry = body.blocks.some(
    (block) => block.kind === 'try' && block.statement.start === statement?.start,
  );
  if (hasTry) return true;
  const calls = callsIn(body);
  return (
    calls.some((call) => call.does === 'write' || isHandlerCall(model, body, call)) &&
    !calls.some((call) => /^(?:nack|nak|reject|term)/.test(verbOf(call)))
  );
}

/** The failed message is refused, kept elsewhere, or the failure goes on to somebody else. */
function isDealtWith(body: Body, caught: number): boolean {
  const inside = body.effects.filter((effect) => blocksAround(body, effect.block).includes(caught));
  return inside.some((effect) => {
    if (effect.kind === 'throw') return true;
    if (effect.kind !== 'call') return false;
    if (effect.does === 'publish' || effect.does === 'write') return true;
    return /nack|nak|reject|abandon|dead|dlq|park|retry|requeue|send(?!Status)|publish|term$|quarantine|terminate/i.test(
      calledName(effect),
    );
  });
}

/** How a client refuses what it would acknowledge: by which call, and with what added. */
interface Refusal {
  readonly call: string;
  readonly added: string;
  /** How many arguments the acknowledgement must have for the refusal to take the same ones. */
  readonly takes?: number;
}

const refusals: Readonly<Record<string, Refusal>> = {
  ack: { call: 'nack', added: ', false, false', takes: 1 },
  basicAck: { call: 'basicNack', added: ', false' },
  basic_ack: { call: 'basic_nack', added: ', requeue=False' },
  BasicAck: { call: 'BasicNack', added: ', requeue: false', takes: 2 },
  BasicAckAsync: { call: 'BasicNackAsync', added: ', requeue: false', takes: 2 },
  CompleteMessageAsync: { call: 'AbandonMessageAsync', added: '', takes: 1 },
};

/** Only offered: whether a refused message comes back or goes to a dead-letter queue is set up elsewhere. */
function rejectInstead(ack: Call, name: string): RuleFix[] {
  const last = ack.arguments.at(-1);
  const refusal = refusals[name];
  if (!last || !refusal || (refusal.takes ?? ack.arguments.length) !== ack.arguments.length) return [];
  const title = { en: 'Refuse the message instead', ko: '메시지를 거부하기' };
  const end = last.span.end;
  const edits = [
    { span: ack.nameSpan, text: refusal.call },
    { span: { start: end, end }, text: refusal.added },
  ];
  return [{ title, safe: false, edits }];
}

function misplacedInConsumer(model: PatternModel, body: Body, ack: Call): RuleFinding<Key>[] {
  const handlers = callsIn(body).filter((call) => isHandlerCall(model, body, call));
  const before = handlers.filter((call) => call.span.end <= ack.span.start);
  const careless = before.find((call) => call.outcome === 'dropped');
  const data = (call: Call) => ({ handler: calledName(call) });
  if (careless) return [{ message: 'not-awaited', data: data(careless), span: spanOf(ack) }];
  const later = handlers.find(
    (call) => call.outcome === 'awaited' && call.span.start > ack.span.end && call.block === ack.block,
  );
  return later && before.length === 0 ? [{ message: 'too-early', data: data(later), span: spanOf(ack) }] : [];
}

/** A call that handles the message: named so, or of a function that was passed in, and given an argument. */
function isHandlerCall(model: PatternModel, body: Body, call: Call): boolean {
  if (call.arguments.length === 0 || call.construct) return false;
  if (/^(?:handle|process|on[A-Z]|handler$|callback$|consume[A-Z]|execute$)/.test(verbOf(call))) return true;
  return (
    call.path.length === 1 &&
    isPassedIn(model, body, call.path[0] ?? '') &&
    call.arguments.some(isMessageLike)
  );
}

function isPassedIn(model: PatternModel, body: Body, name: string): boolean {
  for (let at = model.bodies[body.parent ?? -1]; at; at = model.bodies[at.parent ?? -1]) {
    if (at.parameters.some((parameter) => parameter.names.includes(name))) return true;
  }
  return false;
}

function isMessageLike(value: Value): boolean {
  return value.kind === 'name' && /msg|message|event|payload|command|data|body/i.test(value.path.join('.'));
}

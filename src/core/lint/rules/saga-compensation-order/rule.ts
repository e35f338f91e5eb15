import type { Body, Call, Span, Value } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { calleeSpan, callsIn } from '../../facts.ts';
import { defineRule, type RuleContext, type RuleFinding, type RuleFix } from '../../rule.ts';

type Key = 'forward' | 'at-once';

export const sagaCompensationOrder = defineRule<Key>({
  id: 'saga-compensation-order',
  group: 'sagas',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['compensation'],
  lesson: '04b-saga-orchestration#reverse-compensation',
  messages: {
    forward: {
      en: 'The compensations are run in the order of the steps: undo the last step first, unless they do not touch each other.',
      ko: '보상을 단계와 같은 순서로 실행합니다. 서로 영향이 없는 경우가 아니라면 마지막 단계부터 되돌리십시오.',
    },
    'at-once': {
      en: 'The compensations are run all at once: undo the last step first, unless they do not touch each other.',
      ko: '보상을 한꺼번에 실행합니다. 서로 영향이 없는 경우가 아니라면 마지막 단계부터 차례로 되돌리십시오.',
    },
  },

  check(model, context) {
    const pushed = new Set(model.bodies.flatMap(callsIn).flatMap(filledList));
    const turned = new Set(model.bodies.flatMap(callsIn).flatMap(turnedList));
    return model.bodies.flatMap((body) =>
      runsOf(body, context)
        .filter(({ list }) => pushed.has(list) && !turned.has(list))
        .map(({ finding }) => finding),
    );
  },
});

const listName = /compensat|undo|rollback/i;

function filledList(call: Call): string[] {
  return calledName(call) === 'push' ? listOf(call) : [];
}

function turnedList(call: Call): string[] {
  return /^(?:reverse|toReversed|pop|shift|unshift|reduceRight)$/.test(calledName(call)) ? listOf(call) : [];
}

function listOf(call: Call): string[] {
  const list = call.path.at(-2) ?? '';
  return listName.test(list) ? [list] : [];
}

interface Run {
  readonly list: string;
  readonly finding: RuleFinding<Key>;
}

function runsOf(body: Body, context: RuleContext): Run[] {
  const loops = body.blocks.flatMap((block): Run[] => {
    const list = block.kind === 'loop' && block.names.length > 0 ? nameOf(block.subject) : undefined;
    if (!list || !block.subject) return [];
    const { span } = block.subject;
    return [{ list, finding: { message: 'forward', span, fixes: backwards(span, context) } }];
  });
  const calls = callsIn(body).flatMap((call): Run[] => {
    if (calledName(call) === 'forEach')
      return listOf(call).map((list) => ({
        list,
        finding: {
          message: 'forward',
          span: calleeSpan(call),
          fixes: call.receiverSpan ? backwards(call.receiverSpan, context) : [],
        },
      }));
    if (call.path[0] !== 'Promise' || !/^all/.test(calledName(call))) return [];
    const [given] = call.arguments;
    const list =
      given?.kind === 'call' && calledName(given.call) === 'map' ? listOf(given.call)[0] : nameOf(given);
    return list ? [{ list, finding: { message: 'at-once', span: calleeSpan(call) } }] : [];
  });
  return [...loops, ...calls];
}

/** A copy is turned round: the list itself may be run again. */
function backwards(list: Span, context: RuleContext): RuleFix[] {
  const title = { en: 'Undo the last step first', ko: '마지막 단계부터 되돌리기' };
  const edits = [{ span: list, text: `[...${context.textAt(list)}].reverse()` }];
  return [{ title, safe: false, edits }];
}

function nameOf(value: Value | undefined): string | undefined {
  const name = value?.kind === 'name' ? value.path.at(-1) : undefined;
  return name && listName.test(name) ? name : undefined;
}

import type { Block, Body, Call } from '../../../analysis/model.ts';
import { calledName, receiverOf } from '../../../analysis/vocabulary.ts';
import { blocksAround, callsIn } from '../../facts.ts';
import { defineRule, type RuleContext, type RuleFinding } from '../../rule.ts';

type Key = 'no-delay' | 'no-jitter' | 'no-end';

export const resRetryDefective = defineRule<Key>({
  id: 'res-retry-defective',
  group: 'resilience',
  severity: 'hint',
  languages: ['typescript'],
  gates: ['fetch', 'http', 'retry'],
  optional: true,
  skipsUi: true,
  lesson: '16-17-1-synchronous-communication#backoff-jitter-budget',
  messages: {
    'no-delay': {
      en: 'The call is tried again at once: many callers doing so keep down a service that is about to recover.',
      ko: '실패하면 곧바로 다시 호출합니다. 호출하는 쪽이 많으면 막 회복하려는 서비스를 계속 눌러 둡니다.',
    },
    'no-jitter': {
      en: 'All callers wait equally long, and come back at the same moment: add a random part to the delay.',
      ko: '모든 호출자가 같은 시간을 기다렸다가 같은 순간에 돌아옵니다. 지연에 무작위 부분을 더하십시오.',
    },
    'no-end': {
      en: 'The call is tried again without end: bound the attempts or the time.',
      ko: '끝없이 다시 호출합니다. 시도 횟수나 시간을 제한하십시오.',
    },
  },

  check(model, context) {
    return model.bodies.flatMap((body) =>
      body.blocks.flatMap((loop, index) =>
        loop.kind === 'loop' && loop.names.length === 0 ? defectsOf(body, loop, index, context) : [],
      ),
    );
  },
});

function defectsOf(body: Body, loop: Block, index: number, context: RuleContext): RuleFinding<Key>[] {
  const inside = callsIn(body).filter((call) => blocksAround(body, call.block).includes(index));
  const remote = inside.find(
    (call) => call.outcome !== 'dropped' && isRemote(call) && nearest(body, call) === 'try',
  );
  if (!remote || !leavesOnSuccess(body, index) || hasInnerLoop(body, remote, index)) return [];
  const text = context.textAt(loop.statement);
  if (remote.does === 'append' || catchesConflict(body, index, context)) return [];
  const span = { start: remote.span.start, end: remote.nameSpan.end };
  const waits = inside.some(
    (call) => call.does === 'timer' || /sleep|delay|wait|backoff|pause|setTimeout/i.test(calledName(call)),
  );
  if (!waits) return [{ message: 'no-delay', span }];
  if (isEndless(loop) && !leavesOnFailure(body, index)) return [{ message: 'no-end', span }];
  return /random|jitter|backoff/i.test(text) ? [] : [{ message: 'no-jitter', span }];
}

function isRemote(call: Call): boolean {
  return (
    call.does === 'remoteCall' ||
    (call.outcome === 'awaited' &&
      /(?:Client|Api|Gateway)$/.test(`${receiverOf(call)} ${call.receiverType ?? ''}`.trim()))
  );
}

function nearest(body: Body, call: Call): string | undefined {
  return blocksAround(body, call.block)
    .map((block) => body.blocks[block]?.kind)
    .find((kind) => kind === 'try' || kind === 'catch' || kind === 'finally' || kind === 'loop');
}

/** Who lost a race for a version tries again at once: the winner is through, and nobody is kept down. */
function catchesConflict(body: Body, loop: number, context: RuleContext): boolean {
  return body.blocks.some(
    (block, index) =>
      block.kind === 'catch' &&
      blocksAround(body, index).includes(loop) &&
      /conflict|concurren|optimistic|wrongExpected|version|revision/i.test(context.textAt(block.span)),
  );
}

/** Success ends the loop, so it is a retry and no poller. */
function leavesOnSuccess(body: Body, loop: number): boolean {
  return body.effects.some((effect) => {
    const around = blocksAround(body, effect.block);
    return (
      (effect.kind === 'return' || effect.kind === 'break') &&
      around.includes(loop) &&
      around.some((block) => body.blocks[block]?.kind === 'try')
    );
  });
}

function leavesOnFailure(body: Body, loop: number): boolean {
  return body.effects.some((effect) => {
    const around = blocksAround(body, effect.block);
    return (
      /^(?:return|break|throw)$/.test(effect.kind) &&
      around.includes(loop) &&
      !around.some((block) => body.blocks[block]?.kind === 'try')
    );
  });
}

function isEndless({ subject }: Block): boolean {
  return subject === undefined || (subject.kind === 'literal' && subject.text === 'true');
}

function hasInnerLoop(body: Body, call: Call, loop: number): boolean {
  return blocksAround(body, call.block).find((block) => body.blocks[block]?.kind === 'loop') !== loop;
}

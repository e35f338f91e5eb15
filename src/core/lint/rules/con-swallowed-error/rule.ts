import type { Block, Body } from '../../../analysis/model.ts';
import { blocksAround, bodiesOf, catchWord } from '../../facts.ts';
import { defineRule, type RuleContext } from '../../rule.ts';

export const conSwallowedError = defineRule({
  id: 'con-swallowed-error',
  group: 'consumers',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['broker', 'consumer', 'nest-cqrs', 'cqrs'],
  skipsUi: true,
  lesson: '16-18-2-asynchronous-communication#retry-ladder',
  messages: {
    swallowed: {
      en: 'A message whose handling fails is logged and then taken for handled: it is neither tried again nor put aside.',
      ko: '처리에 실패한 메시지를 로그에만 남기고 처리한 것으로 여깁니다. 다시 시도하지도, 따로 보관하지도 않습니다.',
    },
  },

  check(model, context) {
    const severity = model.gates.has('broker') ? undefined : ('information' as const);
    return bodiesOf(model, 'consumer', 'eventHandler').flatMap((body) =>
      body.blocks.flatMap((block, index) =>
        block.kind === 'catch' && isWholeBody(body, block, context) && onlyLogs(body, index)
          ? [
              {
                message: 'swallowed' as const,
                span: catchWord(body, block, context),
                ...(severity && { severity }),
              },
            ]
          : [],
      ),
    );
  },
});

/** The try statement is all there is, so what it catches is the fate of the message. */
function isWholeBody(body: Body, { statement }: Block, context: RuleContext): boolean {
  const before = context.textAt({ start: body.code.start, end: statement.start });
  const after = context.textAt({ start: statement.end, end: body.code.end });
  return /^\s*\{\s*$/.test(before) && /^\s*\}\s*$/.test(after);
}

function onlyLogs(body: Body, caught: number): boolean {
  const inside = body.effects.filter((effect) => blocksAround(body, effect.block).includes(caught));
  return inside.every(
    (effect) =>
      (effect.kind === 'call' && /(?:^|\.)(?:\w*log(?:ger)?|console)(?:\.|$)/i.test(effect.path.join('.'))) ||
      (effect.kind === 'call' && /^(?:String|JSON\.stringify)$/.test(effect.path.join('.'))) ||
      (effect.kind === 'return' && effect.value === undefined),
  );
}

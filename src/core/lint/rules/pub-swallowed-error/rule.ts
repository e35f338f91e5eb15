import type { Block, Body, Effect } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { blocksAround, catchWord } from '../../facts.ts';
import { defineRule, type RuleContext, type RuleFix } from '../../rule.ts';

export const pubSwallowedError = defineRule({
  id: 'pub-swallowed-error',
  group: 'outbox',
  severity: 'warning',
  languages: ['typescript', 'java'],
  gates: ['bus', 'append'],
  skipsUi: true,
  lesson: '16-18-2-asynchronous-communication#relay',
  messages: {
    swallowed: {
      en: 'A failed publish ends here: the caller takes the message for sent.',
      ko: '실패한 발행이 여기에서 끝납니다. 호출한 쪽은 메시지가 나간 줄 압니다.',
    },
  },

  check(model, context) {
    return model.bodies.filter(publishesForOthers).flatMap((body) =>
      body.blocks.flatMap((block, index) => {
        if (block.kind !== 'catch' || !isAfterPublish(body, index) || goesOn(body, index)) return [];
        const fixes = model.language === 'typescript' ? throwingOn(block, context) : [];
        return [{ message: 'swallowed' as const, span: catchWord(body, block, context), fixes }];
      }),
    );
  },
});

const name = /^(?:publish|dispatch|emit|append|send)/i;
const owner = /(?:Publisher|EventBus|EventStore|MessageBus|Producer)$/;

/** A function or class whose work is to publish: its callers rely on that. */
function publishesForOthers(body: Body): boolean {
  return name.test(body.name ?? '') || owner.test(body.owner ?? '');
}

function isAfterPublish(body: Body, caught: number): boolean {
  const block = body.blocks[caught];
  const attempt = body.blocks.findIndex(
    (one) => one.kind === 'try' && one.statement.start === block?.statement.start,
  );
  return body.effects.some(
    (effect) =>
      effect.kind === 'call' &&
      effect.outcome === 'awaited' &&
      (effect.does === 'publish' ||
        effect.does === 'append' ||
        /^(?:publish|sendToQueue|send|append)$/.test(calledName(effect))) &&
      effect.receiverSpan !== undefined &&
      blocksAround(body, effect.block).includes(attempt),
  );
}

/** The failure is thrown on, told to the caller, or the message is kept somewhere. */
function goesOn(body: Body, caught: number): boolean {
  const inside = body.effects.filter((effect) => blocksAround(body, effect.block).includes(caught));
  return inside.some((effect: Effect) => {
    if (effect.kind === 'throw' || effect.kind === 'return' || effect.kind === 'continue') return true;
    return (
      effect.kind === 'call' &&
      /reject|nack|exit|fallback|failover|retry|outbox|dead|store|save|insert|push|fail|sleep|delay|next|resolve/i.test(
        effect.path.join('.'),
      )
    );
  });
}

/** Throws what was caught as the last thing the block does. */
function throwingOn({ names: [name], span }: Block, context: RuleContext): RuleFix[] {
  if (!name) return [];
  const inner = context.textAt({ start: span.start + 1, end: span.end - 1 });
  const at = span.start + 1 + inner.trimEnd().length;
  const before = /^\s*\n/.test(inner) ? `\n${/\n([^\S\n]*)\S/.exec(inner)?.[1] ?? ''}` : ' ';
  const title = { en: `Throw \`${name}\` on`, ko: `\`${name}\` 다시 던지기` };
  return [{ title, safe: false, edits: [{ span: { start: at, end: at }, text: `${before}throw ${name};` }] }];
}

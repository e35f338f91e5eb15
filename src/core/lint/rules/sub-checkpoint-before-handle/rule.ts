import type { Call } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { blocksAround, calleeSpan, callsIn } from '../../facts.ts';
import { moveBehind } from '../../fixes.ts';
import { defineRule } from '../../rule.ts';

export const subCheckpointBeforeHandle = defineRule({
  id: 'sub-checkpoint-before-handle',
  group: 'projections',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['consumer', 'event-sourcing', 'event-store', 'broker'],
  skipsUi: true,
  lesson: '03d-projection-implementation#checkpoint-before-handle',
  messages: {
    'saved-first': {
      en: 'The position is saved before `{handler}` has handled the event: a crash in between loses the event.',
      ko: '`{handler}`이(가) 이벤트를 처리하기 전에 위치를 저장합니다. 그 사이에 장애가 나면 이벤트를 잃습니다.',
    },
  },

  check(model, context) {
    return model.bodies.flatMap((body) => {
      const awaited = callsIn(body).filter((call) => call.outcome === 'awaited');
      const [first] = awaited.filter(isHandling);
      const [saved] = awaited.filter((call) => checkpointName.test(calledName(call)));
      if (!first || !saved || body.effects.indexOf(saved) > body.effects.indexOf(first)) return [];
      if (!blocksAround(body, first.block).includes(saved.block)) return [];
      const edits = moveBehind(saved, first, context);
      const title = { en: 'Save the position afterwards', ko: '처리한 뒤에 위치 저장하기' };
      return [
        {
          message: 'saved-first' as const,
          data: { handler: calledName(first) },
          span: calleeSpan(saved),
          fixes: edits.length > 0 ? [{ title, safe: false, edits }] : [],
        },
      ];
    });
  },
});

const checkpointName = /^(?:(?:store|save|commit|update|persist|write)(?:Checkpoint|Offsets?|Position)\w*)$/;

function isHandling(call: Call): boolean {
  return (
    call.arguments.length > 0 &&
    /^(?:handle\w*|project\w*|process\w*|apply\w*|on[A-Z]\w*|handler)$/.test(calledName(call))
  );
}

import type { Body, LanguageId, PatternModel } from '../../../analysis/model.ts';
import { defineRule, type RuleContext, type RuleFinding } from '../../rule.ts';
import { unrepeatableInGo } from './go.ts';
import { unrepeatableInPython } from './python.ts';
import { unrepeatableInScript } from './script.ts';
import type { Kind, Unrepeatable } from './unrepeatable.ts';

type Find = (model: PatternModel, body: Body, context: RuleContext) => Unrepeatable[];

const unrepeatableIn: Partial<Record<LanguageId, Find>> = {
  typescript: unrepeatableInScript,
  python: unrepeatableInPython,
  go: unrepeatableInGo,
};

export const wfNondeterministicCall = defineRule<Kind>({
  id: 'wf-nondeterministic-call',
  group: 'sagas',
  severity: 'error',
  languages: ['typescript', 'python', 'go'],
  gates: ['temporal-workflow'],
  lesson: '04b-saga-orchestration#determinism',
  messages: {
    random: {
      en: '`{what}` gives another value when the workflow is replayed; use `{instead}` of the workflow library.',
      ko: '`{what}`은(는) 워크플로를 재생할 때 다른 값을 줍니다. 워크플로 라이브러리의 `{instead}`을(를) 쓰십시오.',
    },
    clock: {
      en: '`{what}` tells another time when the workflow is replayed; use `{instead}` of the workflow library.',
      ko: '`{what}`은(는) 워크플로를 재생할 때 다른 시각을 줍니다. 워크플로 라이브러리의 `{instead}`을(를) 쓰십시오.',
    },
    io: {
      en: '`{what}` reaches outside the workflow: a replay would do it again. Move it into an activity.',
      ko: '`{what}`은(는) 워크플로 밖에 닿으므로 재생할 때 다시 실행됩니다. 액티비티로 옮기십시오.',
    },
    environment: {
      en: '`{what}` may differ on the worker that replays; pass the value in as an argument.',
      ko: '`{what}`은(는) 재생하는 워커마다 다를 수 있습니다. 값을 인수로 전달하십시오.',
    },
    unavailable: {
      en: '`{what}` does not exist where workflows run; use what the workflow library has for it.',
      ko: '`{what}`은(는) 워크플로가 실행되는 곳에 없습니다. 워크플로 라이브러리가 제공하는 것을 쓰십시오.',
    },
    unrecorded: {
      en: 'The history does not record what `{what}` does, so a replay may go another way; use `{instead}`.',
      ko: '`{what}`이(가) 한 일은 이력에 남지 않아 재생할 때 다르게 진행될 수 있습니다. `{instead}`을(를) 쓰십시오.',
    },
    'map-order': {
      en: 'A map gives its elements in another order each time, and `{what}` decides what the workflow does next: go over sorted keys.',
      ko: '맵은 매번 다른 순서로 원소를 주는데 `{what}`의 순서가 워크플로의 다음 일을 정합니다. 정렬한 키로 순회하십시오.',
    },
  },

  check(model, context) {
    const find = unrepeatableIn[model.language];
    if (!find) return [];
    return model.bodies.flatMap((body) =>
      find(model, body, context).map(({ kind, what, span, instead = '', fixes = [] }): RuleFinding<Kind> => {
        return { message: kind, data: { what, instead }, span, fixes };
      }),
    );
  },
});

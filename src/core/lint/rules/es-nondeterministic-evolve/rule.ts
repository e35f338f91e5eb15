import type { Body, Effect, Handler, Parameter, PatternModel } from '../../../analysis/model.ts';
import { callbacksIn } from '../../facts.ts';
import { defineRule, type RuleFix } from '../../rule.ts';

export const esNondeterministicEvolve = defineRule({
  id: 'es-nondeterministic-evolve',
  group: 'event-sourcing',
  severity: 'warning',
  languages: ['typescript', 'java', 'csharp', 'python'],
  gates: ['event-sourcing'],
  lesson: '02c-event-sourcing-implementation#pure-functions',
  messages: {
    clock: {
      en: '`{what}` gives another value at every replay; take the time from the event.',
      ko: '`{what}`은(는) 재생할 때마다 값이 달라집니다. 시각은 이벤트에서 가져오십시오.',
    },
    random: {
      en: '`{what}` gives another value at every replay; decide it before the event is stored and keep it in the event.',
      ko: '`{what}`은(는) 재생할 때마다 값이 달라집니다. 이벤트를 저장하기 전에 정해서 이벤트에 담으십시오.',
    },
    environment: {
      en: '`{what}` may differ where the events are replayed; keep the value in the event.',
      ko: '`{what}`은(는) 이벤트를 재생하는 환경마다 다를 수 있습니다. 값을 이벤트에 담으십시오.',
    },
  },

  check(model, context) {
    return model.handlers.flatMap((handler) => {
      if (handler.role !== 'evolve' && handler.role !== 'projection') return [];
      const bodies = [handler.body, ...callbacksIn(model, handler.body)];
      return bodies
        .flatMap((body) => body.effects)
        .flatMap((effect) => {
          const message = sourceOfChange(effect);
          if (!message) return [];
          const what = context.textAt(effect.span);
          const fixes =
            message === 'clock' ? timesOfEvent(model, handler).map((name) => useInstead(name, effect)) : [];
          return [
            {
              message,
              data: { what: what.length > 40 ? `${what.slice(0, 39)}…` : what },
              span: effect.span,
              fixes,
            },
          ];
        });
    });
  },
});

function sourceOfChange(effect: Effect): 'clock' | 'random' | 'environment' | undefined {
  if (effect.kind === 'reading') return effect.of;
  if (effect.kind !== 'call') return undefined;
  return effect.does === 'clock' || effect.does === 'random' ? effect.does : undefined;
}

const timeName = /At$|^timestamp$/i;

/** Names in reach that hold a time of the event. */
function timesOfEvent(model: PatternModel, { body }: Handler): string[] {
  const names = [...takenApart(body.parameters), ...takenApartInside(body)];
  return [...names.filter((name) => timeName.test(name)), ...timesInMembers(model, body)].slice(0, 1);
}

function takenApart(parameters: readonly Parameter[]): string[] {
  return parameters.filter((parameter) => parameter.destructured).flatMap((parameter) => parameter.names);
}

function takenApartInside(body: Body): string[] {
  return body.effects.flatMap((effect) =>
    effect.kind === 'assign' && effect.declares && effect.target.length === 0 && effect.value?.kind === 'name'
      ? effect.names
      : [],
  );
}

/** In C#: what Marten's envelope holds, or a record that this file declares. */
function timesInMembers({ language, types }: PatternModel, { parameters }: Body): string[] {
  if (language !== 'csharp') return [];
  return parameters.flatMap(({ names: [name], type }) => {
    const declared = types.find((one) => one.name === type?.name)?.fields ?? [];
    const members = type?.name === 'IEvent' ? ['Timestamp'] : declared.map((field) => field.name);
    // `event` is a keyword.
    const written = name === 'event' ? '@event' : name;
    return members.filter((member) => timeName.test(member)).map((member) => `${written}.${member}`);
  });
}

/** Only offered: the name may hold a text where a `Date` was made. */
function useInstead(name: string, effect: Effect): RuleFix {
  return {
    title: { en: `Use \`${name}\` of the event`, ko: `이벤트의 \`${name}\` 사용하기` },
    safe: false,
    edits: [{ span: effect.span, text: name }],
  };
}

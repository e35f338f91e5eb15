import type { Body, Effect, Parameter } from '../../../analysis/model.ts';
import { bodiesOf, callbacksIn } from '../../facts.ts';
import { defineRule, type RuleContext, type RuleFix } from '../../rule.ts';

export const esEventMutated = defineRule({
  id: 'es-event-mutated',
  group: 'event-sourcing',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['event-sourcing', 'cqrs', 'nest-cqrs', 'consumer'],
  skipsUi: true,
  lesson: '03c-event-sourcing-implementation#never-edit',
  messages: {
    mutated: {
      en: '`{name}` is changed by the one who handles it: whoever handles it next sees something that never happened.',
      ko: '처리하는 쪽이 `{name}`을(를) 바꿉니다. 다음 핸들러는 일어난 적 없는 내용을 보게 됩니다.',
    },
  },

  check(model, context) {
    const handlers = bodiesOf(
      model,
      'evolve',
      'projection',
      'eventHandler',
      'commandHandler',
      'consumer',
      'saga',
    );
    return handlers.flatMap((handler) => {
      const messages = handler.parameters.filter(isMessage).flatMap((parameter) => parameter.names);
      return [handler, ...callbacksIn(model, handler)].flatMap((body) =>
        body.effects
          .filter((effect) => changes(effect, messages) && !isShadowed(handler, body, messages))
          .map((effect) => ({
            message: 'mutated' as const,
            data: { name: messages[0] ?? '' },
            span:
              effect.kind === 'assign'
                ? effect.targetSpan
                : effect.kind === 'call'
                  ? { start: effect.span.start, end: effect.nameSpan.end }
                  : effect.span,
            fixes: onCopy(effect, context),
          })),
      );
    });
  },
});

function isMessage(parameter: Parameter): boolean {
  if (parameter.destructured) return false;
  const [name = ''] = parameter.names;
  return (
    /^(?:event|evt|command|cmd)$|(?:Event|Command)$/.test(name) ||
    /(?:Event|Command)$/.test(parameter.type?.name ?? '')
  );
}

const changingMethod = /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin)$/;

function changes(effect: Effect, messages: readonly string[]): boolean {
  if (effect.kind === 'assign')
    return !effect.declares && effect.target.length > 1 && messages.includes(effect.target[0] ?? '');
  if (effect.kind !== 'call' || effect.path.length < 3) return false;
  return (
    messages.includes(effect.path[0] ?? '') &&
    changingMethod.test(effect.path.at(-1) ?? '') &&
    !effect.path.includes('()')
  );
}

/** A callback whose own parameter has the name of the message. */
function isShadowed(handler: Body, body: Body, messages: readonly string[]): boolean {
  return (
    body !== handler &&
    body.parameters.some((parameter) => parameter.names.some((name) => messages.includes(name)))
  );
}

/** `command.total = 5` becomes `command = { ...command, total: 5 }`, which nobody else sees. */
function onCopy(effect: Effect, context: RuleContext): RuleFix[] {
  if (effect.kind !== 'assign' || effect.operator !== '=' || !effect.value) return [];
  const [name = '', key, ...deeper] = effect.target;
  if (key === undefined || deeper.length > 0 || !/^[\w$]+$/.test(key)) return [];
  const title = { en: `Change a copy of \`${name}\``, ko: `\`${name}\`의 복사본 바꾸기` };
  const text = `${name} = { ...${name}, ${key}: ${context.textAt(effect.value.span)} }`;
  return [{ title, safe: false, edits: [{ span: effect.span, text }] }];
}

import type { Field, PatternModel, TypeFact } from '../../../analysis/model.ts';
import { assignmentsIn, callsIn } from '../../facts.ts';
import { defineRule, type RuleContext } from '../../rule.ts';

export const cqrsMutableMessage = defineRule({
  id: 'cqrs-mutable-message',
  group: 'cqrs',
  severity: 'information',
  languages: ['typescript'],
  gates: ['cqrs', 'nest-cqrs', 'message'],
  lesson: '03b-cqrs-pattern-implementation#intent-names',
  messages: {
    mutable: {
      en: '`{field}` of the message `{message}` can be changed by whoever handles it; make it `readonly`.',
      ko: '메시지 `{message}`의 `{field}`을(를) 처리하는 쪽에서 바꿀 수 있습니다. `readonly`로 선언하십시오.',
    },
  },

  check(model, context) {
    return model.messages
      .filter(({ type }) => type.kind === 'class' && !isGeneric(type, context) && !isFilledLater(model, type))
      .flatMap(({ name, type }) =>
        type.fields
          .filter((field) => isChangeable(field) && isSetAtOnce(model, type, field))
          .map((field) => ({
            message: 'mutable' as const,
            data: { field: field.name, message: name },
            span: field.nameSpan,
            fixes: [makeReadonly(field, context)],
          })),
      );
  },
});

function isChangeable(field: Field): boolean {
  return field.isPublic && !field.readonly && !field.isStatic && /^\w+$/.test(field.name);
}

/** By the constructor; what it leaves open is filled by somebody else, who could not if it were read-only. */
function isSetAtOnce(model: PatternModel, type: TypeFact, field: Field): boolean {
  const made = model.bodies.find((body) => body.kind === 'constructor' && body.owner === type.name);
  if (!made) return false;
  return (
    made.parameters.some(({ span }) => span.start === field.span.start) ||
    assignmentsIn(made).some(({ target }) => target[0] === 'this' && target[1] === field.name)
  );
}

/** A base class of messages rather than a message. */
function isGeneric(type: TypeFact, context: RuleContext): boolean {
  const { end } = type.nameSpan;
  return context.textAt({ start: end, end: end + 1 }) === '<';
}

/** Classes whose fields are set from outside: `Object.assign`, decorators of a validator, or methods of their own. */
function isFilledLater(model: PatternModel, type: TypeFact): boolean {
  const bodies = model.bodies.filter((body) => body.owner === type.name);
  const assigned = bodies.some((body) =>
    callsIn(body).some((call) => call.path.join('.') === 'Object.assign'),
  );
  const changed = bodies.some(
    (body) => body.kind === 'method' && assignmentsIn(body).some(({ target }) => target[0] === 'this'),
  );
  const validated = model.imports.some(({ module }) =>
    /^(?:class-validator|class-transformer|typeorm|@nestjs\/(?:swagger|graphql))$/.test(module),
  );
  return assigned || changed || validated;
}

function makeReadonly(field: Field, context: RuleContext) {
  const name = field.nameSpan.start;
  const before = context.textAt({ start: field.span.start, end: name });
  const declare = before.replace(/\bdeclare\s+$/, '');
  const at = field.span.start + declare.length;
  return {
    title: { en: 'Make it `readonly`', ko: '`readonly`로 만들기' },
    safe: true,
    edits: [{ span: { start: at, end: at }, text: 'readonly ' }],
  };
}

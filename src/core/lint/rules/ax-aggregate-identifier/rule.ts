import { aggregateAnnotation, identifierOf } from '../../../analysis/axon.ts';
import type { PatternModel, TypeFact } from '../../../analysis/model.ts';
import { defineRule, type RuleFix, type SpanEdit } from '../../rule.ts';

export const axAggregateIdentifier = defineRule({
  id: 'ax-aggregate-identifier',
  group: 'event-sourcing',
  severity: 'warning',
  languages: ['java'],
  gates: ['axon-4'],
  lesson: '03-cqrs-event-sourcing#stream-boundary',
  messages: {
    missing: {
      en: '{aggregate} has no @AggregateIdentifier: Axon cannot tell whose stream its events belong to.',
      ko: '{aggregate}에 @AggregateIdentifier가 없습니다. Axon은 이벤트가 어느 스트림의 것인지 알 수 없습니다.',
    },
  },

  check(model) {
    return model.types
      .filter((type) => aggregateAnnotation(type) && identifierOf(model, type) === undefined)
      .map((type) => ({
        message: 'missing',
        data: { aggregate: type.name },
        span: type.nameSpan,
        fixes: fixesOf(model, type),
      }));
  },
});

const annotation = 'org.axonframework.modelling.command.AggregateIdentifier';

/** The field that looks like the identifier by its name. */
function fixesOf(model: PatternModel, type: TypeFact): RuleFix[] {
  const named = new RegExp(`^(?:id|${type.name.replace(/Aggregate$/, '')}Id)$`, 'i');
  const field = type.fields.find(({ name, isStatic }) => !isStatic && named.test(name));
  if (!field) return [];
  const { start } = field.span;
  return [
    {
      title: {
        en: `Mark \`${field.name}\` as the identifier`,
        ko: `\`${field.name}\`을(를) 식별자로 표시`,
      },
      safe: false,
      edits: [...importing(model), { span: { start, end: start }, text: '@AggregateIdentifier ' }],
    },
  ];
}

function importing({ imports }: PatternModel): SpanEdit[] {
  const last = imports.at(-1);
  const known = imports.some(
    ({ module, name }) => annotation === module || (name === '*' && annotation.startsWith(`${module}.`)),
  );
  if (known || !last) return [];
  const { end } = last.statement;
  return [{ span: { start: end, end }, text: `\nimport ${annotation};` }];
}

import { aggregateAnnotation, annotationOf, unsetFinals } from '../../../analysis/axon.ts';
import type { Body, PatternModel, TypeFact } from '../../../analysis/model.ts';
import { defineRule, type RuleContext, type RuleFix } from '../../rule.ts';

export const axNoArgConstructor = defineRule({
  id: 'ax-no-arg-constructor',
  group: 'event-sourcing',
  severity: 'warning',
  languages: ['java'],
  gates: ['axon-4'],
  lesson: '02c-event-sourcing-implementation#state-as-fold',
  messages: {
    missing: {
      en: '{aggregate} has no constructor without parameters: Axon cannot make the empty aggregate that it replays events on.',
      ko: '{aggregate}에 매개변수 없는 생성자가 없습니다. Axon은 이벤트를 재생할 빈 애그리거트를 만들 수 없습니다.',
    },
  },

  check(model, context) {
    return model.types.flatMap((type) => {
      if (!isMadeByAxon(type, context)) return [];
      const [first] = constructorsOf(model, type);
      if (!needsConstructor(model, type) || !(first || generatesAnother(type))) return [];
      return [
        {
          message: 'missing' as const,
          data: { aggregate: type.name },
          span: type.nameSpan,
          fixes: first ? fixesOf(type, first, context) : [],
        },
      ];
    });
  },
});

/** An abstract class is never made, and a repository of one's own may make its aggregates in its own way. */
function isMadeByAxon(type: TypeFact, context: RuleContext): boolean {
  const aggregate = aggregateAnnotation(type);
  const head = context.textAt({ start: type.span.start, end: type.nameSpan.start });
  return aggregate !== undefined && !aggregate.keys?.includes('repository') && !/\babstract\s/.test(head);
}

function constructorsOf({ bodies }: PatternModel, { name }: TypeFact): Body[] {
  return bodies.filter(
    ({ kind, owner, name: own }) => kind === 'constructor' && owner === name && own === name,
  );
}

function needsConstructor(model: PatternModel, type: TypeFact): boolean {
  return (
    !annotationOf(type.annotations, /^NoArgsConstructor$/) &&
    constructorsOf(model, type).every(({ parameters }) => parameters.length > 0)
  );
}

/** Annotations of Lombok that write a constructor with parameters, where a class has fields to be given. */
function generatesAnother(type: TypeFact): boolean {
  if (annotationOf(type.annotations, /^(?:AllArgsConstructor|Value|Builder)$/))
    return type.fields.some(({ isStatic }) => !isStatic);
  return (
    annotationOf(type.annotations, /^(?:RequiredArgsConstructor|Data)$/) !== undefined &&
    unsetFinals(type).length > 0
  );
}

/** Where the class above it may want arguments, or a field a value, only a person knows what to write. */
function fixesOf(type: TypeFact, before: Body, context: RuleContext): RuleFix[] {
  if (type.extends.length > 0 || unsetFinals(type).length > 0) return [];
  const { start } = before.span;
  const indent = /[ \t]*$/.exec(context.textAt({ start: type.span.start, end: start }))?.[0] ?? '';
  return [
    {
      title: { en: 'Add a constructor without parameters', ko: '매개변수 없는 생성자 추가' },
      safe: true,
      edits: [{ span: { start, end: start }, text: `protected ${type.name}() {}\n\n${indent}` }],
    },
  ];
}

import type { Annotation, PatternModel, TypeFact, TypeRef } from '../../../analysis/model.ts';
import { defineRule, type RuleFinding } from '../../rule.ts';

export const cqrsHandlerMessageMismatch = defineRule({
  id: 'cqrs-handler-message-mismatch',
  group: 'cqrs',
  severity: 'error',
  languages: ['typescript'],
  gates: ['nest-cqrs', 'cqrs'],
  lesson: '03b-cqrs-pattern-implementation#mediator-optional',
  messages: {
    mismatch: {
      en: 'The class is registered for {registered}, but this method takes `{taken}`: it is handed a message of another shape.',
      ko: '클래스는 {registered}에 등록되어 있지만 이 메서드는 `{taken}`을(를) 받습니다. 다른 모양의 메시지를 받게 됩니다.',
    },
  },

  check(model) {
    return model.bodies.flatMap((body): RuleFinding<'mismatch'>[] => {
      if (body.kind !== 'method' || !/^(?:execute|handle)$/.test(body.name ?? '')) return [];
      const owner = model.types.find((type) => type.kind === 'class' && type.name === body.owner);
      const registered = owner?.annotations.find((annotation) =>
        /^(?:Command|Query|Events?)Handler$/.test(annotation.name),
      );
      const taken = body.parameters[0]?.type;
      if (!owner || !registered || !taken) return [];
      const names = namesOf(registered);
      if (
        names.length === 0 ||
        !isPlain(taken) ||
        !isKnown(model, taken.name) ||
        !names.every((name) => isKnown(model, name))
      )
        return [];
      if (
        names.some((name) => mentions(taken, name) || implemented(owner).some((type) => mentions(type, name)))
      )
        return [];
      if (isRelated(model, taken.name, names)) return [];
      const [only] = names;
      const title = { en: `Take \`${only}\``, ko: `\`${only}\` 받기` };
      const fixes =
        names.length === 1 && only ? [{ title, safe: false, edits: [{ span: taken.span, text: only }] }] : [];
      const data = { registered: names.map((name) => `\`${name}\``).join(', '), taken: taken.name };
      return [{ message: 'mismatch', data, span: taken.span, fixes }];
    });
  },
});

function namesOf(annotation: Annotation): string[] {
  return annotation.arguments.flatMap((value) =>
    value.kind === 'name' && value.path.length === 1 ? value.path : [],
  );
}

function implemented(owner: TypeFact): readonly TypeRef[] {
  return [...owner.implements, ...owner.extends].flatMap((type) => type.arguments);
}

function mentions(type: TypeRef, name: string): boolean {
  return (
    type.name === name ||
    type.union.some((one) => one.name === name) ||
    type.arguments.some((one) => mentions(one, name))
  );
}

/** A class by its bare name; base types, generics and unions may well be meant. */
function isPlain(type: TypeRef): boolean {
  return (
    /^[A-Z]\w+$/.test(type.name) &&
    type.arguments.length === 0 &&
    type.union.length === 0 &&
    !/^(?:I[A-Z]|Base|Abstract|Domain|Object$)/.test(type.name)
  );
}

function isKnown(model: PatternModel, name: string): boolean {
  return model.types.some((type) => type.name === name) || model.imports.some((one) => one.local === name);
}

/** One of the two is declared here as a kind of the other, or as another name for it. */
function isRelated(model: PatternModel, taken: string, names: readonly string[]): boolean {
  return model.types.some((type) => {
    const bases = [...type.extends, ...type.implements, ...(type.aliased ? [type.aliased] : [])];
    const involved = type.name === taken || names.includes(type.name);
    return (
      involved &&
      (type.kind === 'alias' || bases.some((base) => names.includes(base.name) || base.name === taken))
    );
  });
}

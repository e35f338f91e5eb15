import type { Block, Body, PatternModel, TypeRef } from '../../../analysis/model.ts';
import { bodiesOf } from '../../facts.ts';
import { defineRule, type RuleContext, type RuleFix } from '../../rule.ts';

export const esIncompleteEvolve = defineRule({
  id: 'es-incomplete-evolve',
  group: 'event-sourcing',
  severity: 'information',
  languages: ['typescript'],
  gates: ['event-sourcing'],
  lesson: '02c-event-sourcing-implementation#state-as-fold',
  messages: {
    missing: {
      en: 'The fold passes over {events}: the state forgets that it happened.',
      ko: '상태를 접을 때 {events}을(를) 지나칩니다. 그 일이 일어난 사실이 상태에 남지 않습니다.',
    },
  },

  check(model, context) {
    return bodiesOf(model, 'evolve').flatMap((body) => {
      const known = eventTypesOf(body, model);
      if (known.length === 0) return [];
      return switchesOn(body, context).flatMap((cases) => {
        const [first] = cases;
        const handled = new Set(cases.map(({ subject }) => (subject?.kind === 'text' ? subject.text : '')));
        const missing = known.filter((type) => !handled.has(type));
        if (!first || missing.length === 0 || refusesOthers(cases, context)) return [];
        const { start } = first.statement;
        const events = missing.map((type) => `\`${type}\``).join(', ');
        return [
          {
            message: 'missing' as const,
            data: { events },
            span: { start, end: start + 'switch'.length },
            fixes: withCases(body, cases, missing, context),
          },
        ];
      });
    });
  },
});

/** The cases of each `switch (event.type)`. */
function switchesOn(body: Body, context: RuleContext): Block[][] {
  const byStatement = new Map<number, Block[]>();
  for (const block of body.blocks) {
    if (block.kind !== 'case' || !/^switch\s*\(\s*(?:\w+\.)?type\s*\)/.test(context.textAt(block.statement)))
      continue;
    const { start } = block.statement;
    byStatement.set(start, [...(byStatement.get(start) ?? []), block]);
  }
  return [...byStatement.values()];
}

/** A default that throws, or that the compiler checks, is complete. */
function refusesOthers(cases: readonly Block[], context: RuleContext): boolean {
  const other = cases.find((block) => block.subject === undefined);
  return other !== undefined && /\bthrow\b|never|exhaust|unreachable/i.test(context.textAt(other.span));
}

/** Types of all events that the parameter can be; empty where the file does not tell each of them. */
function eventTypesOf(body: Body, model: PatternModel): string[] {
  for (const { type } of body.parameters) {
    const types = type ? typesOf(type, model) : [];
    if (types.length > 1) return types.every((one) => one !== undefined) ? types : [];
  }
  return [];
}

/** For `{ type: 'OrderPlaced' }`, an interface or alias of that shape, `Event<'OrderPlaced', …>`, or a union of these. */
function typesOf(type: TypeRef, model: PatternModel): (string | undefined)[] {
  if (type.union.length > 0) return type.union.flatMap((member) => typesOf(member, model));
  const fact = model.types.find((one) => one.name === type.name);
  if (fact?.aliased && fact.aliased.name !== type.name) return typesOf(fact.aliased, model);
  const fields = type.fields ?? fact?.fields ?? [];
  return [fields.find((field) => field.name === 'type')?.type?.literal ?? type.arguments[0]?.literal];
}

/** Names the events that change nothing, before the default if there is one. */
function withCases(
  body: Body,
  cases: readonly Block[],
  missing: readonly string[],
  context: RuleContext,
): RuleFix[] {
  const [state] = body.parameters;
  const last = cases.at(-1);
  if (!last || !state || state.destructured || !body.effects.some(({ kind }) => kind === 'return')) return [];
  const at = last.subject === undefined ? last.span.start : last.statement.end - 1;
  const lineStart = context.textAt({ start: 0, end: at }).lastIndexOf('\n') + 1;
  const indent = /\n([^\S\n]*)case\b/.exec(context.textAt(last.statement))?.[1];
  if (indent === undefined || context.textAt({ start: lineStart, end: at }).trim() !== '') return [];
  const text = `${missing.map((type) => `${indent}case '${type}':\n`).join('')}${indent}  return ${state.names[0]};\n`;
  const title = { en: 'Add the cases, which leave the state as it is', ko: '상태를 그대로 두는 케이스 넣기' };
  return [{ title, safe: false, edits: [{ span: { start: lineStart, end: lineStart }, text }] }];
}

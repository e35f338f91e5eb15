import type { PatternModel, TypeRef } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { callsIn, namesIn, resolved } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

export const esEventCarriesEntity = defineRule({
  id: 'es-event-carries-entity',
  group: 'event-sourcing',
  severity: 'information',
  languages: ['typescript'],
  gates: ['message', 'nest-cqrs', 'event-sourcing'],
  skipsUi: true,
  lesson: '16-04-event-driven-fundamentals#fact-anatomy',
  messages: {
    field: {
      en: 'The event carries a `{type}`: whoever changes that class changes the events of the past with it.',
      ko: '이벤트가 `{type}`을(를) 담고 있습니다. 그 클래스를 바꾸면 과거의 이벤트까지 바뀝니다.',
    },
    row: {
      en: 'The event is given the whole stored `{name}`: every column becomes part of its contract.',
      ko: '이벤트에 저장된 `{name}`을(를) 통째로 넘깁니다. 모든 열이 이벤트의 계약이 됩니다.',
    },
  },

  check(model) {
    const fields = model.messages
      .filter((message) => message.kind === 'event' && message.type.kind === 'class')
      .flatMap((message) => message.type.fields)
      .flatMap((field) => {
        const entity = field.isStatic ? undefined : entityIn(field.type, model);
        return entity ? [{ message: 'field' as const, data: { type: entity.name }, span: entity.span }] : [];
      });
    const rows = model.bodies.flatMap((body) =>
      callsIn(body).flatMap((call) => {
        const [given, ...more] = call.arguments;
        if (
          !call.construct ||
          !/[a-z]Event$/.test(calledName(call)) ||
          given?.kind !== 'name' ||
          more.length > 0
        )
          return [];
        const made = resolved(model, body, given);
        if (made?.kind !== 'call' || (made.call.does !== 'read' && made.call.does !== 'write')) return [];
        const row = { message: 'row' as const, data: { name: given.path.join('.') }, span: given.span };
        return [takesAll(model, calledName(call)) ? { ...row, severity: 'warning' as const } : row];
      }),
    );
    return [...fields, ...rows];
  },
});

/** The constructor copies whatever it is given. */
function takesAll(model: PatternModel, event: string): boolean {
  return model.bodies
    .filter(({ kind, owner }) => kind === 'constructor' && owner === event)
    .flatMap(callsIn)
    .some((call) => call.path.join('.') === 'Object.assign' && namesIn(call.arguments[0]).includes('this'));
}

const entityName = /[a-z](?:Entity|Dto|DTO|Aggregate|Model)$/;
const entityModule = /(?:^|\/)(?:entit(?:y|ies)|models?)(?:\/|$)|\.(?:entity|model|schema)(?:\.[jt]s)?$/;
/** Values, which mean the same for ever, may live beside entities. */
const valueName = /(?:Id|Ids|Money|Address|Status|State|Type|Kind|Code|Enum|Value)$/;

/** The type itself, or what a list or union of it holds. */
function entityIn(type: TypeRef | undefined, model: PatternModel): TypeRef | undefined {
  if (!type) return undefined;
  if (isEntity(type.name, model)) return type;
  return [...type.arguments, ...type.union].find((part) => isEntity(part.name, model));
}

function isEntity(name: string, { imports }: PatternModel): boolean {
  if (valueName.test(name)) return false;
  return entityName.test(name) || imports.some((one) => one.local === name && entityModule.test(one.module));
}

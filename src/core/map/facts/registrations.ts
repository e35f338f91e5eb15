import type { Effect, PatternModel, Property, Value } from '../../analysis/model.ts';
import type { LineIndex } from '../../lint/positions.ts';
import type { ClassList, Registrations } from '../model.ts';

const handlerDecorator = /^(?:Command|Query|Events)Handler$/;

/** What a file says to NestJS CQRS of handlers: the classes it decorates, and the lists in which classes are made known. */
export function registrationsOf(model: PatternModel, lines: LineIndex): Registrations | undefined {
  if (model.language !== 'typescript') return undefined;
  const ours = new Set(
    model.imports
      .filter(({ module, name }) => module === '@nestjs/cqrs' && handlerDecorator.test(name))
      .map(({ local }) => local),
  );
  const handlers = model.types
    .filter(({ annotations }) => annotations.some(({ name }) => ours.has(name)))
    .map(({ name, nameSpan }) => ({ name, range: lines.rangeOf(nameSpan) }));
  const lists = [
    ...model.types.flatMap(({ annotations }) =>
      annotations.flatMap((one) => one.arguments.flatMap(providersIn)),
    ),
    ...model.bodies.flatMap(({ kind, effects }) =>
      effects.flatMap((effect) => listsIn(effect, kind === 'file')),
    ),
  ];
  return handlers.length + lists.length === 0 ? undefined : { handlers, lists };
}

function listsIn(effect: Effect, atTop: boolean): ClassList[] {
  switch (effect.kind) {
    case 'assign': {
      if (!effect.value) return [];
      const [name] = effect.names;
      const isList = atTop && effect.declares && name !== undefined && effect.value.kind === 'list';
      return isList ? [listOf(effect.value, name)] : providersIn(effect.value);
    }
    case 'call': {
      const registered = effect.path.at(-1) === 'register' ? effect.arguments.slice(0, 1) : [];
      return [
        ...registered
          .filter(({ kind }) => kind === 'list' || kind === 'spread')
          .map((value) => listOf(value)),
        ...effect.arguments.flatMap(providersIn),
      ];
    }
    case 'return':
      return effect.value ? providersIn(effect.value) : [];
    default:
      return [];
  }
}

/** The lists under `providers`, at any depth of an object literal. */
function providersIn(value: Value): ClassList[] {
  if (value.kind === 'list') return value.items.flatMap(providersIn);
  if (value.kind !== 'object') return [];
  return value.properties.flatMap(({ key, value: inner }: Property) =>
    key === 'providers' ? [listOf(inner)] : providersIn(inner),
  );
}

function listOf(value: Value, name?: string): ClassList {
  const items: string[] = [];
  const spreads: string[] = [];
  let open = false;
  const take = (one: Value) => {
    switch (one.kind) {
      case 'list':
        for (const item of one.items) takeItem(item);
        break;
      case 'name':
        if (one.path.length === 1) spreads.push(one.path[0] ?? '');
        else open = true;
        break;
      default:
        open = true;
    }
  };
  const takeItem = (item: Value) => {
    if (item.kind === 'name') items.push(item.path.at(-1) ?? '');
    else if (item.kind === 'spread') take(item.value);
    else if (item.kind === 'list') take(item);
    else if (item.kind === 'object') {
      for (const { value: part } of item.properties)
        if (part.kind === 'name') items.push(part.path.at(-1) ?? '');
    } else if (item.kind === 'compound') open = true;
  };
  take(value);
  return { ...(name !== undefined && { name }), items, spreads, open };
}

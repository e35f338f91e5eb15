import type { ClassList, FileFacts } from '../../../map/model.ts';
import { defineWorkspaceRule } from '../../workspaceRule.ts';

export const cqrsHandlerNotRegistered = defineWorkspaceRule({
  id: 'cqrs-handler-not-registered',
  group: 'cqrs',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['nest-cqrs'],
  lesson: '03b-cqrs-pattern-implementation#mediator-optional',
  messages: {
    missing: {
      en: '{name} is in no list of providers, so the bus never learns of it.',
      ko: '{name}이(가) 어느 providers 목록에도 없어서 버스가 이 핸들러를 알지 못합니다.',
    },
  },

  check({ files }) {
    const known = [...files.values()].filter(({ test, registrations }) => !test && registrations);
    const lists = known.flatMap((file) =>
      (file.registrations?.lists ?? []).map((list) => inFull(list, file)),
    );
    // Without any list the module is elsewhere; with one that is not all told, anything may be in it.
    if (!lists.some(({ name }) => name === undefined) || !areTold(lists)) return [];
    const registered = new Set(lists.flatMap(({ items }) => items));
    return known.flatMap(({ path, registrations }) =>
      (registrations?.handlers ?? [])
        .filter(({ name }) => !registered.has(name))
        .map(({ name, range }) => ({ message: 'missing' as const, data: { name }, place: { path, range } })),
    );
  },
});

/** With names as they are where they are declared, not as this file calls them. */
function inFull(list: ClassList, { imports }: FileFacts): ClassList {
  const names = new Map(
    imports.filter(({ name }) => name !== 'default' && name !== '*').map((one) => [one.local, one.name]),
  );
  const declared = (name: string) => names.get(name) ?? name;
  return { ...list, items: list.items.map(declared), spreads: list.spreads.map(declared) };
}

/** Every list is written out, or made of such lists. */
function areTold(lists: readonly ClassList[]): boolean {
  const named = new Set(lists.flatMap(({ name }) => name ?? []));
  return lists.every(({ name, open, spreads }) => {
    // Other constants of the workspace are lists of something else.
    if (name !== undefined) return true;
    return !open && spreads.every((spread) => named.has(spread));
  });
}

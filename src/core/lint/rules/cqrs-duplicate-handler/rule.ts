import { holes } from '../../../map/holes.ts';
import type { MapHandler } from '../../../map/model.ts';
import type { Workspace } from '../../../map/workspace.ts';
import { defineWorkspaceRule } from '../../workspaceRule.ts';

export const cqrsDuplicateHandler = defineWorkspaceRule({
  id: 'cqrs-duplicate-handler',
  group: 'cqrs',
  severity: 'warning',
  languages: ['typescript', 'java'],
  gates: ['nest-cqrs', 'axon', 'cqrs'],
  lesson: '03b-cqrs-pattern-implementation#mediator-optional',
  messages: {
    duplicate: {
      en: '{message} has another handler in {service}; which of them runs is decided at start, without a word.',
      ko: '{service}에 {message}의 핸들러가 하나 더 있습니다. 어느 쪽이 실행될지는 시작할 때 아무 알림 없이 정해집니다.',
    },
    other: { en: 'The other handler', ko: '다른 핸들러' },
  },

  check(workspace) {
    const { map } = workspace;
    const handlers = new Map(map.handlers.map((handler) => [handler.id, handler]));
    const names = new Map(map.messages.map(({ id, name }) => [id, name]));
    return holes(map)
      .filter(({ kind }) => kind === 'duplicateHandler')
      .flatMap((hole) => {
        const same = hole.handlers
          .flatMap((id) => handlers.get(id) ?? [])
          .filter((one) => isRegistered(one, workspace));
        // Several methods of one class are one handler.
        const classes = [...new Map(same.map((one) => [`${one.place.path}#${one.name}`, one])).values()];
        if (classes.length < 2) return [];
        return classes.map((handler) => ({
          message: 'duplicate' as const,
          data: { message: names.get(hole.messages[0] ?? '') ?? '', service: handler.service },
          place: handler.place,
          related: classes
            .filter((other) => other !== handler)
            .map(({ place }) => ({ message: 'other' as const, place })),
        }));
      });
  },
});

/** A class that the framework finds by itself; who calls functions and plain classes, nobody tells. */
function isRegistered({ name, place }: MapHandler, { files }: Workspace): boolean {
  const file = files.get(place.path);
  return (
    file?.language === 'java' || (file?.registrations?.handlers.some((one) => one.name === name) ?? false)
  );
}

import { mayHave, payloadsIn } from '../../axon.ts';
import { defineWorkspaceRule } from '../../workspaceRule.ts';

export const axSagaAssociationProperty = defineWorkspaceRule({
  id: 'ax-saga-association-property',
  group: 'sagas',
  severity: 'warning',
  languages: ['java'],
  gates: ['axon-4'],
  lesson: '04b-saga-orchestration#one-commit',
  messages: {
    absent: {
      en: '{event} has no `{property}`, by which this saga is to be found.',
      ko: '{event}에는 이 Saga를 찾는 데 쓰는 `{property}`이(가) 없습니다.',
    },
  },

  check(workspace) {
    const payloadsOf = payloadsIn(workspace);
    return [...workspace.files.values()].flatMap((file) =>
      (file.axon?.associations ?? []).flatMap(({ property, handler, range }) =>
        payloadsOf(file, handler)
          .filter((event) => !mayHave(event, property))
          .map((event) => ({
            message: 'absent' as const,
            data: { event: event.name, property },
            place: { path: file.path, range },
          })),
      ),
    );
  },
});

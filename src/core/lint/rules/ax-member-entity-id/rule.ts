import { type MemberOfAggregate, membersIn } from '../../axon.ts';
import { defineWorkspaceRule } from '../../workspaceRule.ts';

export const axMemberEntityId = defineWorkspaceRule({
  id: 'ax-member-entity-id',
  group: 'event-sourcing',
  severity: 'warning',
  languages: ['java'],
  gates: ['axon-4'],
  lesson: '03-cqrs-event-sourcing#stream-boundary',
  messages: {
    missing: {
      en: '{entity} has no @EntityId: Axon cannot tell which one in this collection a message is for.',
      ko: '{entity}에 @EntityId가 없습니다. Axon은 메시지가 이 컬렉션의 어느 것을 위한 것인지 알 수 없습니다.',
    },
  },

  check(workspace) {
    return membersIn(workspace)
      .filter((one) => one.entity.identifier === undefined && mustChoose(one))
      .map(({ file, member, entity }) => ({
        message: 'missing' as const,
        data: { entity: entity.name },
        place: { path: file.path, range: member.range },
      }));
  },
});

/** A command goes to one; an event to all, unless the collection says otherwise. */
function mustChoose({ member, entity }: MemberOfAggregate): boolean {
  return member.matching || entity.handlers.some(({ handles }) => handles === 'command');
}

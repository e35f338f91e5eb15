import type { AxonEntity } from '../../../map/model.ts';
import { type MemberOfAggregate, mayHave, membersIn, payloadsIn } from '../../axon.ts';
import { defineWorkspaceRule, type WorkspaceFinding } from '../../workspaceRule.ts';

type Message = 'command' | 'event';

export const axRoutingKeyInPayload = defineWorkspaceRule({
  id: 'ax-routing-key-in-payload',
  group: 'event-sourcing',
  severity: 'warning',
  languages: ['java'],
  gates: ['axon-4'],
  lesson: '03-cqrs-event-sourcing#stream-boundary',
  messages: {
    command: {
      en: '{message} has no `{key}`: Axon cannot tell which {entity} it is for, and every command to them fails.',
      ko: '{message}에 `{key}`이(가) 없습니다. 어느 {entity}을(를) 위한 것인지 Axon이 알 수 없어, 이들에게 보내는 커맨드가 모두 실패합니다.',
    },
    event: {
      en: '{message} has no `{key}`: no {entity} will ever see it.',
      ko: '{message}에 `{key}`이(가) 없습니다. 어느 {entity}도 이 이벤트를 받지 못합니다.',
    },
  },

  check(workspace) {
    const payloadsOf = payloadsIn(workspace);
    const found = membersIn(workspace).flatMap((one) =>
      one.entity.handlers.flatMap((handler): WorkspaceFinding<Message>[] => {
        const key = keyFor(one, handler);
        if (key === undefined) return [];
        return payloadsOf(one.entityFile, handler.range)
          .filter((message) => !mayHave(message, key))
          .map((message) => ({
            message: handler.handles,
            data: { message: message.name, key, entity: one.entity.name },
            place: { path: one.entityFile.path, range: handler.range },
          }));
      }),
    );
    // An entity may be in several collections.
    return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
  },
});

/** The property by which a message names the entity; undefined where it goes to all, or the entity has no identifier. */
function keyFor(
  { member, entity }: MemberOfAggregate,
  { handles, routingKey }: AxonEntity['handlers'][number],
): string | undefined {
  if (entity.identifier === undefined) return undefined;
  if (handles === 'command') return routingKey ?? entity.identifier;
  return member.matching ? (member.routingKey ?? entity.identifier) : undefined;
}

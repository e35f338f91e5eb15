import type { MapSender } from '../../../map/model.ts';
import type { Workspace } from '../../../map/workspace.ts';
import { defineWorkspaceRule } from '../../workspaceRule.ts';

export const cqrsMessageWithoutHandler = defineWorkspaceRule({
  id: 'cqrs-message-without-handler',
  group: 'cqrs',
  // The handler may be in another repository.
  severity: 'information',
  languages: ['typescript', 'java'],
  gates: ['nest-cqrs', 'axon', 'cqrs', 'bus', 'message'],
  lesson: '03b-cqrs-pattern-implementation#mediator-optional',
  messages: {
    unhandled: {
      en: 'Nothing in the workspace handles {message}, which is sent here.',
      ko: '여기서 보내는 {message}을(를) 처리하는 핸들러가 작업 영역에 없습니다.',
    },
    declared: { en: '{message} is declared here', ko: '{message}이(가) 선언된 곳' },
  },

  check(workspace) {
    const { messages, handlers, senders } = workspace.map;
    const handled = new Set(handlers.flatMap(({ handles }) => handles));
    return messages.flatMap(({ id, name, kind, declared }) => {
      if (kind === 'event' || !declared || handled.has(id)) return [];
      return senders
        .filter((sender) => sender.message === id && isGivenToBus(sender, workspace))
        .map(({ place }) => ({
          message: 'unhandled' as const,
          data: { message: name },
          place,
          related: [{ message: 'declared' as const, place: declared }],
        }));
    });
  },
});

/** Frameworks whose buses call a handler in the same process. */
const localBus = /^@nestjs\/cqrs$|^org\.axonframework\./;

/** The call itself tells that the message is a command or a query; one that is only made may go anywhere. */
function isGivenToBus({ place }: MapSender, { files }: Workspace): boolean {
  const { line, character } = place.range.start;
  const file = files.get(place.path);
  if (!file?.imports.some(({ module }) => localBus.test(module))) return false;
  return file.sends.some(
    ({ range, kind, evidence }) =>
      evidence === 'told' &&
      (kind === 'command' || kind === 'query') &&
      range.start.line === line &&
      range.start.character === character,
  );
}

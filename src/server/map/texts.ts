import type { Role } from '../../core/analysis/model.ts';
import type { Localized } from '../../core/locale.ts';
import type { MessageKind } from '../../core/map/model.ts';

type Text = Required<Localized>;

/** Parts of the map that handle a message, as a reader counts them. */
export type HandlerSort = 'handler' | 'projection' | 'saga' | 'fold';

export const sortOf: Readonly<Record<Role, HandlerSort>> = {
  commandHandler: 'handler',
  queryHandler: 'handler',
  eventHandler: 'handler',
  consumer: 'handler',
  evolve: 'fold',
  projection: 'projection',
  saga: 'saga',
  workflow: 'saga',
};

const kindNames: Readonly<Record<MessageKind, Text>> = {
  command: { en: 'command', ko: '커맨드' },
  event: { en: 'event', ko: '이벤트' },
  query: { en: 'query', ko: '쿼리' },
};

const roleNames: Readonly<Record<Role, Text>> = {
  commandHandler: { en: 'command handler', ko: '커맨드 핸들러' },
  queryHandler: { en: 'query handler', ko: '쿼리 핸들러' },
  eventHandler: { en: 'event handler', ko: '이벤트 핸들러' },
  consumer: { en: 'consumer', ko: '컨슈머' },
  evolve: { en: 'state fold', ko: '상태 접기' },
  projection: { en: 'projection', ko: '프로젝션' },
  saga: { en: 'saga', ko: '사가' },
  workflow: { en: 'workflow', ko: '워크플로' },
};

const sortNames: Readonly<Record<HandlerSort, { one: string; many: string; ko: string }>> = {
  handler: { one: 'handler', many: 'handlers', ko: '핸들러' },
  projection: { one: 'projection', many: 'projections', ko: '프로젝션' },
  saga: { one: 'saga', many: 'sagas', ko: '사가' },
  fold: { one: 'state fold', many: 'state folds', ko: '상태 접기' },
};

/** What code lens, hover and progress say. */
export const mapTexts = {
  kind: (kind: MessageKind): Text => kindNames[kind],
  role: (role: Role): Text => roleNames[role],
  senders: (count: number): Text => ({
    en: count === 1 ? '1 sender' : `${count || 'no'} senders`,
    ko: count === 0 ? '보내는 곳 없음' : `보내는 곳 ${count}곳`,
  }),
  handlers: (sort: HandlerSort, count: number): Text => {
    const { one, many, ko } = sortNames[sort];
    return {
      en: count === 1 ? `1 ${one}` : `${count || 'no'} ${many}`,
      ko: count === 0 ? `${ko} 없음` : `${ko} ${count}개`,
    };
  },
  handles: (names: string): Text => ({ en: `handles ${names}`, ko: `처리: ${names}` }),
  emits: (names: string): Text => ({ en: `emits ${names}`, ko: `발행: ${names}` }),
  more: (count: number): Text => ({ en: `${count} more`, ko: `그 밖에 ${count}개` }),
  sentBy: (names: string): Text => ({ en: `Sent by ${names}`, ko: `보내는 곳: ${names}` }),
  nobodySends: { en: 'Nothing in the workspace sends it.', ko: '작업 영역에서 보내는 곳이 없습니다.' },
  nobodyHandles: { en: 'Nothing in the workspace handles it.', ko: '작업 영역에서 처리하는 곳이 없습니다.' },
  lesson: { en: 'Lesson on this', ko: '관련 레슨' },
  reading: { en: 'Patternbook: message map', ko: 'Patternbook: 메시지 맵' },
  files: (done: number, all: number): Text => ({
    en: `${done} of ${all} files`,
    ko: `파일 ${all}개 중 ${done}개`,
  }),
  limited: (most: number): Text => ({
    en: `The workspace has more than ${most} source files: the message map holds that many and no more. The setting patternbook.map.maxFiles raises the limit.`,
    ko: `작업 영역의 소스 파일이 ${most}개를 넘습니다. 메시지 맵에는 그 수까지만 담았습니다. 설정 patternbook.map.maxFiles로 한도를 늘릴 수 있습니다.`,
  }),
} satisfies Record<string, Text | ((...values: never[]) => Text)>;

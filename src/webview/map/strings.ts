import type { Locale } from '../../core/locale.ts';
import type { MapPicture, Note } from '../../core/map/mermaid.ts';
import type { MessageKind } from '../../core/map/model.ts';

/** The map page's own words. */
export interface MapStrings {
  readonly title: string;
  readonly intro: string;
  readonly reading: string;
  readonly found: (messages: number, handlers: number, services: number) => string;
  readonly nothing: string;
  readonly nothingLeft: string;
  readonly filter: string;
  readonly search: string;
  readonly from: string;
  readonly everything: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<MessageKind, string>>;
  readonly services: string;
  readonly folder: (path: string) => string;
  readonly wholeWorkspace: string;
  readonly reset: string;
  readonly picture: string;
  readonly pictures: Readonly<Record<MapPicture, string>>;
  readonly diagram: string;
  readonly folded: (services: number) => string;
  readonly unfold: (service: string, messages: number, handlers: number) => string;
  readonly fold: string;
  readonly legend: string;
  readonly parts: Readonly<Record<Note, string>>;
  readonly copyMarkdown: string;
  readonly list: string;
  readonly columns: readonly [string, string, string, string, string];
  readonly open: (name: string) => string;
  readonly nobody: string;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

const en: MapStrings = {
  title: 'Message map',
  intro:
    'Who sends and who handles every command, event and query of the workspace, read from its source. Choose a box to open its code.',
  reading: 'The workspace is still being read; the map grows.',
  found: (messages, handlers, services) =>
    `${count(messages, 'message')}, ${count(handlers, 'handler')}, ${count(services, 'service')}`,
  nothing:
    'No commands, events or queries were found. The map knows classes and types such as PlaceOrderCommand or OrderPlacedEvent, the handlers of NestJS CQRS, Emmett, Temporal, Axon, Spring, MediatR, MassTransit and Watermill, and what is given to a bus, a broker or an event store.',
  nothingLeft: 'Nothing of the map is left with these choices.',
  filter: 'What is shown',
  search: 'Name contains',
  from: 'Reached from',
  everything: 'every message',
  kind: 'Kind',
  kinds: { command: 'Commands', event: 'Events', query: 'Queries' },
  services: 'Services',
  folder: (path) => `Folder ${path}`,
  wholeWorkspace: 'Show the whole workspace',
  reset: 'Show everything',
  picture: 'Picture',
  pictures: { flowchart: 'Flowchart', sequence: 'Sequence' },
  diagram: 'Message map',
  folded: (services) =>
    `The map is large: ${count(services, 'service')} ${services === 1 ? 'is' : 'are'} folded into one box each. Choose a box to unfold it.`,
  unfold: (service, messages, handlers) =>
    `Unfold ${service}: ${count(messages, 'message')}, ${count(handlers, 'handler')}`,
  fold: 'Fold all services',
  legend: 'Colours',
  parts: {
    command: 'command',
    event: 'event',
    query: 'query',
    aggregate: 'handles commands',
    policy: 'reacts to events',
    readModel: 'projection or query',
    sender: 'only sends',
    service: 'folded service',
  },
  copyMarkdown: 'Open as Markdown',
  list: 'Messages',
  columns: ['Message', 'Kind', 'Service', 'Sent by', 'Handled by'],
  open: (name) => `Open ${name}`,
  nobody: 'nobody',
};

const ko: MapStrings = {
  title: '메시지 맵',
  intro:
    '작업 영역의 모든 커맨드, 이벤트, 쿼리를 누가 보내고 누가 처리하는지 소스 코드에서 읽어 보여 줍니다. 상자를 고르면 코드가 열립니다.',
  reading: '작업 영역을 아직 읽고 있습니다. 맵이 더 커집니다.',
  found: (messages, handlers, services) => `메시지 ${messages}개, 핸들러 ${handlers}개, 서비스 ${services}개`,
  nothing:
    '커맨드, 이벤트, 쿼리를 찾지 못했습니다. 메시지 맵은 PlaceOrderCommand나 OrderPlacedEvent 같은 클래스와 타입, NestJS CQRS·Emmett·Temporal·Axon·Spring·MediatR·MassTransit·Watermill의 핸들러, 버스와 브로커와 이벤트 저장소에 건네는 메시지를 알아봅니다.',
  nothingLeft: '이 조건에 맞는 것이 없습니다.',
  filter: '보여 줄 것',
  search: '이름에 든 글자',
  from: '출발하는 메시지',
  everything: '모든 메시지',
  kind: '종류',
  kinds: { command: '커맨드', event: '이벤트', query: '쿼리' },
  services: '서비스',
  folder: (path) => `폴더 ${path}`,
  wholeWorkspace: '작업 영역 전체 보기',
  reset: '모두 보기',
  picture: '그림',
  pictures: { flowchart: '흐름도', sequence: '시퀀스' },
  diagram: '메시지 맵',
  folded: (services) =>
    `맵이 커서 서비스 ${services}개를 상자 하나씩으로 접었습니다. 상자를 고르면 펼쳐집니다.`,
  unfold: (service, messages, handlers) => `${service} 펼치기: 메시지 ${messages}개, 핸들러 ${handlers}개`,
  fold: '서비스 모두 접기',
  legend: '색',
  parts: {
    command: '커맨드',
    event: '이벤트',
    query: '쿼리',
    aggregate: '커맨드 처리',
    policy: '이벤트에 반응',
    readModel: '프로젝션 또는 쿼리 처리',
    sender: '보내기만 하는 코드',
    service: '접은 서비스',
  },
  copyMarkdown: 'Markdown으로 열기',
  list: '메시지',
  columns: ['메시지', '종류', '서비스', '보내는 곳', '처리하는 곳'],
  open: (name) => `${name} 열기`,
  nobody: '없음',
};

export const mapStrings: Readonly<Record<Locale, MapStrings>> = { en, ko };

import type { InvariantId } from '../../../content/shop/invariants.ts';
import type { Observation } from '../../../content/shop/serviceProcess.ts';
import type { Locale } from '../../core/locale.ts';
import type { PlanNumber, Refusal, Variant } from '../../core/playground/plan.ts';

/** The playground's own words. */
export interface PlaygroundStrings {
  readonly title: string;
  readonly intro: string;
  readonly saga: string;
  readonly variant: string;
  readonly variants: Readonly<Record<Variant, { readonly name: string; readonly explained: string }>>;
  readonly lesson: string;
  readonly faults: string;
  readonly numbers: Readonly<Record<PlanNumber, string>>;
  readonly refusal: string;
  readonly refusals: Readonly<Record<Refusal, string>>;
  readonly crashPoint: string;
  readonly noCrash: string;
  readonly copyLink: string;
  readonly linkCopied: string;
  readonly steps: string;
  readonly first: string;
  readonly back: string;
  readonly step: string;
  readonly end: string;
  readonly position: (step: number, all: number, seconds: string) => string;
  readonly diagram: string;
  readonly earlier: (events: number) => string;
  readonly again: string;
  readonly crashed: (point: string) => string;
  readonly restarted: string;
  readonly invariants: string;
  readonly invariant: Readonly<Record<InvariantId, string>>;
  readonly verdicts: Readonly<Record<'holds' | 'broken' | 'open' | 'absent', string>>;
  readonly services: string;
  readonly nothingStored: string;
  readonly log: string;
  readonly columns: readonly [string, string, string, string];
  readonly kinds: Readonly<Record<Observation['kind'], string>>;
  readonly failed: string;
}

const en: PlaygroundStrings = {
  title: 'Saga playground',
  intro:
    'The order saga of the book, on four services, in virtual time. Choose how it is built and what goes wrong; the same plan always gives the same run.',
  saga: 'The saga',
  variant: 'How it is built',
  variants: {
    orchestrated: {
      name: 'Orchestrated',
      explained: 'The order service sends each command, waits for its answer and asks again.',
    },
    choreographed: {
      name: 'Choreographed',
      explained: 'Nobody is in charge: each service reacts to the events of the others.',
    },
    noCompensation: {
      name: 'Broken: no compensation',
      explained: 'When a step is refused, nothing that was done before is undone.',
    },
    dualWrite: {
      name: 'Broken: dual write',
      explained: 'Messages are not stored with the state. A crash between the two loses them.',
    },
    nonIdempotentConsumer: {
      name: 'Broken: consumer that is not idempotent',
      explained: 'No service remembers what it has handled. A message that comes twice takes effect twice.',
    },
  },
  lesson: 'Read the lesson',
  faults: 'What goes wrong',
  numbers: {
    seed: 'Seed',
    orders: 'Orders',
    drop: 'Lost, %',
    duplicate: 'Doubled, %',
    reorder: 'Overtaken, %',
    delay: 'Greatest delay, ms',
    crashVisit: 'The n-th time it gets there',
  },
  refusal: 'The bank refuses',
  refusals: {
    nothing: 'nothing',
    authorization: 'the card of the first order',
    capture: 'the capture of the first order',
  },
  crashPoint: 'A process dies at',
  noCrash: 'no point',
  copyLink: 'Copy link to this run',
  linkCopied: 'Link copied',
  steps: 'Steps',
  first: 'First step',
  back: 'Step back',
  step: 'Step',
  end: 'Run to the end',
  position: (step, all, seconds) => `Step ${step} of ${all}, ${seconds} s`,
  diagram: 'Messages between the services',
  earlier: (events) => `${events} earlier events are in the log below.`,
  again: 'again',
  crashed: (point) => `crashes at ${point}`,
  restarted: 'restarts',
  invariants: 'Invariants',
  invariant: {
    I1: 'No more pieces are reserved than were received.',
    I2: 'An approved order is paid once, a rejected one not at all.',
    I3: 'A command has one effect.',
    I4: 'In the end every order is settled.',
    I5: 'A view equals a fresh replay.',
    I6: 'No answer shows data of another customer.',
  },
  verdicts: { holds: 'holds', broken: 'broken', open: 'known at the end', absent: 'not at stake here' },
  services: 'What the services have stored',
  nothingStored: 'nothing yet',
  log: 'Event log',
  columns: ['Time', 'Service', 'What', 'Message'],
  kinds: {
    published: 'published',
    handled: 'handled',
    repeated: 'came again',
    crashed: 'crashed',
    restarted: 'restarted',
  },
  failed: 'This plan could not be run.',
};

const ko: PlaygroundStrings = {
  title: '사가 놀이터',
  intro:
    '이 책의 주문 사가를 네 서비스와 가상 시간 위에서 실행합니다. 사가를 만드는 방식과 일어날 장애를 고르십시오. 같은 계획은 언제나 같은 실행이 됩니다.',
  saga: '사가',
  variant: '만드는 방식',
  variants: {
    orchestrated: {
      name: '오케스트레이션',
      explained: '주문 서비스가 커맨드를 하나씩 보내고 응답을 기다리며, 응답이 없으면 다시 묻습니다.',
    },
    choreographed: {
      name: '코레오그래피',
      explained: '지휘자가 없습니다. 각 서비스가 다른 서비스의 이벤트에 반응합니다.',
    },
    noCompensation: {
      name: '고장: 보상 없음',
      explained: '어떤 단계가 거절되어도 앞에서 한 일을 되돌리지 않습니다.',
    },
    dualWrite: {
      name: '고장: 이중 쓰기',
      explained: '메시지를 상태와 함께 저장하지 않습니다. 그 사이에 죽으면 메시지가 사라집니다.',
    },
    nonIdempotentConsumer: {
      name: '고장: 멱등하지 않은 컨슈머',
      explained: '어느 서비스도 처리한 메시지를 기억하지 않습니다. 두 번 온 메시지는 두 번 효과를 냅니다.',
    },
  },
  lesson: '레슨 읽기',
  faults: '일어날 장애',
  numbers: {
    seed: '시드',
    orders: '주문 수',
    drop: '유실, %',
    duplicate: '중복, %',
    reorder: '추월, %',
    delay: '가장 긴 지연, ms',
    crashVisit: '그 지점에 이르는 몇 번째에',
  },
  refusal: '은행이 거절하는 것',
  refusals: {
    nothing: '없음',
    authorization: '첫 주문의 카드 승인',
    capture: '첫 주문의 매입',
  },
  crashPoint: '프로세스가 죽는 지점',
  noCrash: '없음',
  copyLink: '이 실행의 링크 복사',
  linkCopied: '링크를 복사했습니다',
  steps: '단계',
  first: '처음으로',
  back: '한 단계 뒤로',
  step: '한 단계 앞으로',
  end: '끝까지 실행',
  position: (step, all, seconds) => `${all}단계 중 ${step}단계, ${seconds}초`,
  diagram: '서비스 사이의 메시지',
  earlier: (events) => `앞선 이벤트 ${events}건은 아래 기록에 있습니다.`,
  again: '다시',
  crashed: (point) => `${point}에서 죽음`,
  restarted: '다시 시작',
  invariants: '불변 조건',
  invariant: {
    I1: '받은 수량보다 많이 예약하지 않습니다.',
    I2: '승인된 주문은 한 번만 결제되고, 거절된 주문은 결제되지 않습니다.',
    I3: '커맨드 하나는 효과를 한 번만 냅니다.',
    I4: '끝에는 모든 주문이 확정됩니다.',
    I5: '뷰는 새로 재생한 결과와 같습니다.',
    I6: '응답은 다른 고객의 데이터를 보여 주지 않습니다.',
  },
  verdicts: {
    holds: '지켜짐',
    broken: '깨짐',
    open: '끝에 가서 알 수 있음',
    absent: '여기서는 해당 없음',
  },
  services: '서비스가 저장한 것',
  nothingStored: '아직 없음',
  log: '이벤트 기록',
  columns: ['시각', '서비스', '일어난 일', '메시지'],
  kinds: {
    published: '발행',
    handled: '처리',
    repeated: '다시 옴',
    crashed: '죽음',
    restarted: '다시 시작',
  },
  failed: '이 계획을 실행하지 못했습니다.',
};

export const playgroundStrings: Readonly<Record<Locale, PlaygroundStrings>> = { en, ko };

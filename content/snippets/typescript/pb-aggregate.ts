// ---
// title: { en: Aggregate with decide and evolve, ko: decide와 evolve로 된 애그리거트 }
// description:
//   en: Commands become events in a pure decide, events become state in a pure evolve; both are exhaustive.
//   ko: 순수 함수 decide가 커맨드를 이벤트로, 순수 함수 evolve가 이벤트를 상태로 바꿉니다. 두 함수 모두 빠뜨린 경우를 컴파일러가 알려 줍니다.
// pattern: event-sourcing
// lesson: 02c-event-sourcing-implementation#pure-functions
// names: [Order, Place, Placed]
// stops: [EmptyTotal]
// ---

export type OrderCommand =
  | { readonly type: 'PlaceOrder'; readonly customerId: string; readonly total: number; readonly at: string }
  | { readonly type: 'ApproveOrder' }
  | { readonly type: 'RejectOrder'; readonly reason: string };

export type OrderEvent =
  | { readonly type: 'OrderPlaced'; readonly customerId: string; readonly total: number; readonly at: string }
  | { readonly type: 'OrderApproved' }
  | { readonly type: 'OrderRejected'; readonly reason: string };

export type OrderState =
  | { readonly status: 'NONE' }
  | {
      readonly status: 'PENDING' | 'APPROVED' | 'REJECTED';
      readonly customerId: string;
      readonly total: number;
    };

export type OrderDecision =
  | { readonly events: readonly OrderEvent[] }
  | { readonly refused: 'EmptyTotal' | 'AlreadyExists' | 'NotFound' | 'AlreadyDecided' };

export const initialOrder: OrderState = { status: 'NONE' };

/** Where every rule is checked. Pure: time and ids come with the command, so deciding again is always safe. */
export function decide(state: OrderState, command: OrderCommand): OrderDecision {
  switch (command.type) {
    case 'PlaceOrder':
      if (state.status !== 'NONE') return { refused: 'AlreadyExists' };
      if (command.total <= 0) return { refused: 'EmptyTotal' };
      return { events: [{ ...command, type: 'OrderPlaced' }] };
    case 'ApproveOrder':
      if (state.status === 'NONE') return { refused: 'NotFound' };
      if (state.status === 'APPROVED') return { events: [] };
      return state.status === 'PENDING'
        ? { events: [{ type: 'OrderApproved' }] }
        : { refused: 'AlreadyDecided' };
    case 'RejectOrder':
      if (state.status === 'NONE') return { refused: 'NotFound' };
      if (state.status === 'REJECTED') return { events: [] };
      return state.status === 'PENDING'
        ? { events: [{ type: 'OrderRejected', reason: command.reason }] }
        : { refused: 'AlreadyDecided' };
    default:
      return unknownType(command);
  }
}

/** Folds history into state. Checks nothing and has no effect: what is stored has happened, however often it is read. */
export function evolve(state: OrderState, event: OrderEvent): OrderState {
  switch (event.type) {
    case 'OrderPlaced':
      return { status: 'PENDING', customerId: event.customerId, total: event.total };
    case 'OrderApproved':
      return state.status === 'NONE' ? state : { ...state, status: 'APPROVED' };
    case 'OrderRejected':
      return state.status === 'NONE' ? state : { ...state, status: 'REJECTED' };
    default:
      return unknownType(event);
  }
}

/** The compiler gets here when a case is missing; the program, when it meets data of a newer version. */
function unknownType(value: never): never {
  throw new Error(`unknown type: ${JSON.stringify(value)}`);
}

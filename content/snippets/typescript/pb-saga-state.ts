// ---
// title: { en: Saga as a state machine, ko: 상태 기계로서의 사가 }
// description:
//   en: Every state and every answer has a defined next state; silence is not taken for a refusal.
//   ko: 모든 상태와 응답에 다음 상태가 정해져 있습니다. 응답이 없는 것을 거절로 보지 않습니다.
// pattern: sagas
// lesson: 04-saga-pattern#state-machine
// names: [OrderFulfillment]
// ---

/** A state says what is awaited, so a saga that is read back from the database knows how to go on. */
export type OrderFulfillmentState =
  | 'ReservingStock'
  | 'AuthorizingPayment'
  | 'CapturingPayment'
  | 'SchedulingShipment'
  | 'VoidingPayment'
  | 'ReleasingStock'
  | 'Completed'
  | 'Compensated'
  | 'Parked';

export type OrderFulfillmentAnswer = 'done' | 'refused' | 'silent';

interface Transition {
  readonly done: OrderFulfillmentState;
  readonly refused: OrderFulfillmentState;
}

/** After the pivot (capture) and while compensating, a refusal needs a person: there is no way back. */
const transitions: Readonly<Partial<Record<OrderFulfillmentState, Transition>>> = {
  ReservingStock: { done: 'AuthorizingPayment', refused: 'Compensated' },
  AuthorizingPayment: { done: 'CapturingPayment', refused: 'ReleasingStock' },
  CapturingPayment: { done: 'SchedulingShipment', refused: 'VoidingPayment' },
  SchedulingShipment: { done: 'Completed', refused: 'Parked' },
  VoidingPayment: { done: 'ReleasingStock', refused: 'Parked' },
  ReleasingStock: { done: 'Compensated', refused: 'Parked' },
};

export const initialOrderFulfillment: OrderFulfillmentState = 'ReservingStock';

/**
 * The next state. After silence the outcome is unknown: the state stays, and the same command is sent again or its
 * outcome is asked for. A capture that was voided because it was slow may have happened.
 */
export function next(state: OrderFulfillmentState, answer: OrderFulfillmentAnswer): OrderFulfillmentState {
  const transition = transitions[state];
  return transition === undefined || answer === 'silent' ? state : transition[answer];
}

export function isFinal(state: OrderFulfillmentState): boolean {
  return transitions[state] === undefined && state !== 'Parked';
}

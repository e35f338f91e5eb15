/** What the saga waits for, from the moment the money is held for the order. */
export type State = 'CAPTURING' | 'APPROVING' | 'VOIDING' | 'REJECTING' | 'APPROVED' | 'REJECTED';

export type Command = 'CapturePayment' | 'ApproveOrder' | 'VoidPayment' | 'RejectOrder';

/** An answer of payment or order, or the timer of the command that is out. */
export type Heard =
  | 'PaymentCaptured'
  | 'PaymentCaptureFailed'
  | 'OrderApproved'
  | 'PaymentVoided'
  | 'OrderRejected'
  | 'TimedOut';

export interface Move {
  readonly state: State;
  readonly send?: Command;
}

export const first: Move = { state: 'CAPTURING', send: 'CapturePayment' };

/** The next move. What the saga does not wait for changes nothing. */
export function next(state: State, heard: Heard): Move {
  return moves[state][heard] ?? { state };
}

const moves: Record<State, Partial<Record<Heard, Move>>> = {
  CAPTURING: {
    PaymentCaptured: { state: 'APPROVING', send: 'ApproveOrder' },
    PaymentCaptureFailed: { state: 'VOIDING', send: 'VoidPayment' },
    TimedOut: { state: 'VOIDING', send: 'VoidPayment' },
  },
  APPROVING: {
    OrderApproved: { state: 'APPROVED' },
    TimedOut: { state: 'APPROVING', send: 'ApproveOrder' },
  },
  VOIDING: {
    PaymentVoided: { state: 'REJECTING', send: 'RejectOrder' },
    TimedOut: { state: 'VOIDING', send: 'VoidPayment' },
  },
  REJECTING: {
    OrderRejected: { state: 'REJECTED' },
    TimedOut: { state: 'REJECTING', send: 'RejectOrder' },
  },
  APPROVED: {},
  REJECTED: {},
};

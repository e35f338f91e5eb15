import { canBecome, type OrderState } from '../../../shop/domain.ts';

/** The order as two sagas see it: the one that fulfils it and the one that cancels it. */
export interface OrderRecord {
  readonly state: OrderState;
  beginCancellation(): boolean;
  settle(state: OrderState): void;
}

/** Every saga writes what it has come to; the last one wins. */
export class LastWriterWins implements OrderRecord {
  state: OrderState = 'PENDING';

  beginCancellation(): boolean {
    return true;
  }

  settle(state: OrderState): void {
    this.state = state;
  }
}

// #region lock
/** A pending state belongs to the saga that works on the order: nobody else may begin, and it ends one way. */
export class Locked implements OrderRecord {
  state: OrderState = 'PENDING';

  /** False while another saga has the order, and when there is nothing to cancel. */
  beginCancellation(): boolean {
    const free = this.state === 'APPROVED';
    if (free) this.state = 'CANCEL_PENDING';
    return free;
  }

  settle(state: OrderState): void {
    if (canBecome(this.state, state)) this.state = state;
  }
}
// #endregion lock

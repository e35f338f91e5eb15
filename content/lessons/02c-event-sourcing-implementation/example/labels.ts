import type { OrderEvent } from '../../../shop/messages.ts';
import { evolve, noOrder, type Order } from './order.ts';

/** The label printer of the warehouse: what it has printed sticks on a parcel. */
export class LabelPrinter {
  printed = 0;

  print(): void {
    this.printed++;
  }
}

// #region effect
/** A fold with an effect: it prints a label whenever somebody only wants to know the state. */
export function foldAndPrint(events: readonly OrderEvent[], printer: LabelPrinter): Order {
  return events.reduce((order, event) => {
    if (event.type === 'OrderApproved') printer.print();
    return evolve(order, event);
  }, noOrder);
}

/** The effect belongs to the append: it follows facts that are new. */
export function printNew(appended: readonly OrderEvent[], printer: LabelPrinter): void {
  for (const event of appended) if (event.type === 'OrderApproved') printer.print();
}
// #endregion effect

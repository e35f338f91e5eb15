import type { InventoryEvent } from '../../../shop/messages.ts';

/** What the next command on a product needs to know. */
export interface Stock {
  readonly available: number;
  readonly reserved: number;
}

/** Opens a stream with what the one before it ended with. */
export interface BooksOpened {
  readonly type: 'BooksOpened';
  readonly data: Stock;
}

/** The last event of a stream; whoever meets it goes on in `next`. */
export interface BooksClosed {
  readonly type: 'BooksClosed';
  readonly data: { readonly next: string };
}

export type StockEvent = InventoryEvent | BooksOpened | BooksClosed;

export const noStock: Stock = { available: 0, reserved: 0 };

// #region evolve
/** Raise this number with every change of `evolve` that changes a result. */
export const FOLD_VERSION = 2;

export function evolve(stock: Stock, event: StockEvent): Stock {
  const { available, reserved } = stock;
  switch (event.type) {
    case 'BooksOpened':
      return event.data;
    case 'StockReplenished':
      return { available: available + event.data.quantity, reserved };
    case 'StockReserved':
      return { available: available - event.data.quantity, reserved: reserved + event.data.quantity };
    case 'StockReleased': // fold version 1 forgot this one
      return { available: available + event.data.quantity, reserved: reserved - event.data.quantity };
    default:
      return stock;
  }
}
// #endregion evolve

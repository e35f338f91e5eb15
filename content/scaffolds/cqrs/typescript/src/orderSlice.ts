import {
  decide,
  evolve,
  initialOrder,
  type OrderCommand,
  type OrderEvent,
} from '../../../../snippets/typescript/pb-aggregate.ts';
import { execute } from '../../../../snippets/typescript/pb-append-retry.ts';
import type { Database } from '../../../shared/typescript/database.ts';
import { eventTable, SqliteEventStore } from './eventStore.ts';
import { orderHistoryTables, projectOrderHistory } from './orderHistory.ts';
import { type OrderHistoryPage, type OrderHistoryQuery, orderHistory } from './orderHistoryQuery.ts';

export const orderSliceTables = eventTable + orderHistoryTables;

/** The feature from command to query; what a route or a consumer calls. */
export class OrderSlice {
  readonly #database: Database;
  readonly #events: SqliteEventStore<OrderEvent>;

  /** @param database with `orderSliceTables` */
  constructor(database: Database) {
    this.#database = database;
    this.#events = new SqliteEventStore(this.#database);
  }

  /** @param commandId chosen by the caller, who sends the same one again after a timeout */
  handle(orderId: string, commandId: string, command: OrderCommand) {
    return execute(this.#events, { initial: initialOrder, evolve, decide }, orderId, commandId, command);
  }

  /** Catches the view up. */
  async project(): Promise<void> {
    let projected: number;
    do projected = await projectOrderHistory(this.#database);
    while (projected > 0);
  }

  history(query: OrderHistoryQuery): Promise<OrderHistoryPage> {
    return orderHistory(this.#database, query);
  }
}

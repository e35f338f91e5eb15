// ---
// title: { en: Command with handler (NestJS), ko: 커맨드와 핸들러(NestJS) }
// description:
//   en: A command and its handler; state, outcome and outbox commit together, and repeating the command changes nothing.
//   ko: 커맨드와 핸들러입니다. 상태, 결과, 아웃박스를 함께 커밋하며 커맨드를 반복해도 바뀌지 않습니다.
// pattern: cqrs
// lesson: 03b-cqrs-pattern-implementation#pipeline
// framework: NestJS
// needs: ["@nestjs/cqrs"]
// names: [Order, Place, Placed]
// ---

import type { ICommandHandler } from '@nestjs/cqrs';
import { Command, CommandHandler } from '@nestjs/cqrs';

/** "No" is an answer, not an error: only what may be tried again is thrown. */
export type PlaceOrderOutcome =
  | { readonly status: 'accepted'; readonly orderId: string }
  | { readonly status: 'rejected'; readonly reason: 'AlreadyExists' | 'EmptyTotal' };

export class PlaceOrderCommand extends Command<PlaceOrderOutcome> {
  /** Chosen by the caller; sending it again gives the first outcome again. */
  readonly commandId: string;
  readonly orderId: string;
  readonly total: number;

  constructor({ commandId, orderId, total }: { commandId: string; orderId: string; total: number }) {
    super();
    this.commandId = commandId;
    this.orderId = orderId;
    this.total = total;
  }
}

export interface OrderTransaction {
  outcomeOf(commandId: string): Promise<PlaceOrderOutcome | undefined>;
  /** `commandId` is unique, so of two copies of a command that run at once only one commits. */
  recordOutcome(commandId: string, outcome: PlaceOrderOutcome): Promise<void>;
  orderExists(orderId: string): Promise<boolean>;
  insertOrder(orderId: string, total: number): Promise<void>;
  /** Not the EventBus: what it publishes is lost when the process dies, and stays when the transaction does not. */
  enqueue(event: {
    readonly type: 'OrderPlaced';
    readonly orderId: string;
    readonly total: number;
  }): Promise<void>;
}

/** Provide it with your database; a class, so that it can be injected by its type. */
export abstract class OrderTransactions {
  abstract run<T>(work: (transaction: OrderTransaction) => Promise<T>): Promise<T>;
}

@CommandHandler(PlaceOrderCommand)
export class PlaceOrderHandler implements ICommandHandler<PlaceOrderCommand> {
  private readonly transactions: OrderTransactions;

  constructor(transactions: OrderTransactions) {
    this.transactions = transactions;
  }

  execute(command: PlaceOrderCommand): Promise<PlaceOrderOutcome> {
    return this.transactions.run(async (transaction) => {
      const earlier = await transaction.outcomeOf(command.commandId);
      if (earlier !== undefined) return earlier;
      const outcome = await this.place(command, transaction);
      await transaction.recordOutcome(command.commandId, outcome);
      return outcome;
    });
  }

  private async place(
    { orderId, total }: PlaceOrderCommand,
    transaction: OrderTransaction,
  ): Promise<PlaceOrderOutcome> {
    if (total <= 0) return { status: 'rejected', reason: 'EmptyTotal' };
    if (await transaction.orderExists(orderId)) return { status: 'rejected', reason: 'AlreadyExists' };
    await transaction.insertOrder(orderId, total);
    await transaction.enqueue({ type: 'OrderPlaced', orderId, total });
    return { status: 'accepted', orderId };
  }
}

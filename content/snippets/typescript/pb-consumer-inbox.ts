// ---
// title: { en: Idempotent consumer with inbox, ko: 인박스가 있는 멱등 컨슈머 }
// description:
//   en: Records the message id in the transaction of its effect; a repeated message changes nothing.
//   ko: 메시지 ID를 효과와 같은 트랜잭션에 기록하므로 반복된 메시지는 아무것도 바꾸지 않습니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#inbox
// names: [Order]
// stops: [inbox]
// ---

/** A connection inside a transaction; a client of `pg` is one. */
export interface Transaction {
  query(sql: string, values: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

export type InTransaction = <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;

export interface OrderMessage {
  readonly id: string;
  readonly orderId: string;
  readonly type: string;
  readonly data: unknown;
}

/** Keep rows for longer than a message can come back: the retention of the topic and of its dead letters. */
export const inboxTable = `
  CREATE TABLE IF NOT EXISTS inbox (
    consumer text NOT NULL,
    message_id text NOT NULL,
    processed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, message_id)
  );`;

/**
 * Has the effect of a message once; acknowledge it when this resolves and not before. A copy that is handled at the
 * same time waits at the primary key. Returns whether this was the first time.
 *
 * @param effect writes through the transaction only: what it does elsewhere would be repeated
 */
export function handleOnce(
  inTransaction: InTransaction,
  consumer: string,
  message: OrderMessage,
  effect: (transaction: Transaction, message: OrderMessage) => Promise<void>,
): Promise<boolean> {
  return inTransaction(async (transaction) => {
    const { rows } = await transaction.query(
      'INSERT INTO inbox (consumer, message_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING message_id',
      [consumer, message.id],
    );
    if (rows.length === 0) return false;
    await effect(transaction, message);
    return true;
  });
}

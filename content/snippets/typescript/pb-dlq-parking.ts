// ---
// title: { en: Dead letters parked by key, with redrive, ko: 키별 격리와 재투입 }
// description:
//   en: Parks a message that always fails and everything behind it with the same key; redrive keeps their order.
//   ko: 계속 실패하는 메시지와 같은 키의 뒤따르는 메시지를 격리하고, 재투입할 때 순서를 지킵니다.
// pattern: messaging
// lesson: 16-05-best-practices-success-factors#parking-per-key
// stops: [parked_message]
// ---

/** A connection inside a transaction; a client of `pg` is one. */
export interface Transaction {
  query(sql: string, values: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

export type InTransaction = <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;

export interface Message {
  readonly id: string;
  readonly key: string;
  readonly value: unknown;
}

/** Has its effect through the transaction, at most once a message id. */
export type Handle = (transaction: Transaction, message: Message) => Promise<void>;

export const parkedMessageTable = `
  CREATE TABLE IF NOT EXISTS parked_message (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,
    key text NOT NULL,
    value jsonb NOT NULL,
    reason text NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX IF NOT EXISTS parked_message_key ON parked_message (key, seq);`;

/**
 * Handles a message or parks it; acknowledge it when this resolves. Other keys go on; a key with parked messages does
 * not overtake them. Alert on the age of the oldest parked message, and name who owns it.
 *
 * @param isPoison whether an error will come again; everything else (a lost connection) is thrown for the usual retry
 */
export async function handleOrPark(
  inTransaction: InTransaction,
  message: Message,
  handle: Handle,
  isPoison: (error: unknown) => boolean,
): Promise<'handled' | 'parked'> {
  try {
    return await inTransaction(async (transaction) => {
      await lockKey(transaction, message.key);
      const { rows } = await transaction.query('SELECT id FROM parked_message WHERE key = $1', [message.key]);
      if (rows.length > 0) return park(transaction, message, 'behind a parked message');
      await handle(transaction, message);
      return 'handled' as const;
    });
  } catch (error) {
    if (!isPoison(error)) throw error;
    // The failed transaction is gone with all it did, so parking needs another.
    return inTransaction((transaction) => park(transaction, message, String(error)));
  }
}

/**
 * Handles what is parked under a key, oldest first, and returns how many are left: the first that fails stops it.
 * Not by sending them to the topic again: there they would come behind newer ones.
 */
export async function redrive(
  inTransaction: InTransaction,
  key: string,
  handle: Handle,
  isPoison: (error: unknown) => boolean,
): Promise<number> {
  try {
    while (await inTransaction((transaction) => redriveOldest(transaction, key, handle)));
  } catch (error) {
    if (!isPoison(error)) throw error;
  }
  return inTransaction(async (transaction) => {
    const { rows } = await transaction.query('SELECT id FROM parked_message WHERE key = $1', [key]);
    return rows.length;
  });
}

async function redriveOldest(transaction: Transaction, key: string, handle: Handle): Promise<boolean> {
  await lockKey(transaction, key);
  const { rows } = await transaction.query(
    'SELECT id, value FROM parked_message WHERE key = $1 ORDER BY seq LIMIT 1',
    [key],
  );
  const [oldest] = rows;
  if (oldest === undefined) return false;
  await handle(transaction, { id: String(oldest.id), key, value: oldest.value });
  await transaction.query('DELETE FROM parked_message WHERE id = $1', [oldest.id]);
  return true;
}

async function park(
  transaction: Transaction,
  { id, key, value }: Message,
  reason: string,
): Promise<'parked'> {
  await lockKey(transaction, key);
  await transaction.query(
    'INSERT INTO parked_message (id, key, value, reason) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING',
    [id, key, JSON.stringify(value), reason],
  );
  return 'parked';
}

/** The consumer and a redrive of the same key take turns, until the transaction ends. */
async function lockKey(transaction: Transaction, key: string): Promise<void> {
  await transaction.query(
    "SELECT pg_advisory_xact_lock(hashtextextended('parked_message/' || $1::text, 0))",
    [key],
  );
}

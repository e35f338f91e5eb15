import type { DatabaseSync } from 'node:sqlite';
import type { Database } from '../../../shared/typescript/database.ts';

/** Keep rows for longer than a message can come back: the retention of the topic and of its dead letters. */
export const inboxTable = `
  CREATE TABLE IF NOT EXISTS inbox (
    consumer TEXT NOT NULL,
    message_id TEXT NOT NULL,
    PRIMARY KEY (consumer, message_id)
  ) STRICT;`;

/**
 * Has the effect of a message once; acknowledge it when this resolves and not before. Returns whether this was the
 * first time.
 *
 * @param effect writes through the connection only: what it does elsewhere would be repeated
 */
export function handleOnce(
  database: Database,
  consumer: string,
  messageId: string,
  effect: (connection: DatabaseSync) => void,
): Promise<boolean> {
  return database.inTransaction(async (connection) => {
    const { changes } = connection
      .prepare('INSERT INTO inbox (consumer, message_id) VALUES (?, ?) ON CONFLICT DO NOTHING')
      .run(consumer, messageId);
    if (changes === 0) return false;
    effect(connection);
    return true;
  });
}

import {
  ConcurrencyError,
  type EventStore,
  type Recorded,
} from '../../../../snippets/typescript/pb-append-retry.ts';
import type { Database } from '../../../shared/typescript/database.ts';

/** `position` is a place among all streams, `version` a place in one; only one writer of a version gets in. */
export const eventTable = `
  CREATE TABLE IF NOT EXISTS event (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    command_id TEXT NOT NULL,
    data TEXT NOT NULL,
    UNIQUE (stream, version)
  ) STRICT;`;

/** Events are only ever added. */
export class SqliteEventStore<Event> implements EventStore<Event> {
  readonly #database: Database;

  /** @param database with `eventTable` */
  constructor(database: Database) {
    this.#database = database;
  }

  read(stream: string): Promise<readonly Recorded<Event>[]> {
    return this.#database.inTransaction(async (connection) =>
      connection
        .prepare('SELECT command_id, data FROM event WHERE stream = ? ORDER BY version')
        .all(stream)
        .map(({ command_id, data }) => ({
          commandId: String(command_id),
          event: JSON.parse(String(data)) as Event,
        })),
    );
  }

  async append(stream: string, events: readonly Recorded<Event>[], expectedVersion: number): Promise<void> {
    await this.#database.inTransaction(async (connection) => {
      const row = connection
        .prepare('SELECT coalesce(max(version), -1) AS version FROM event WHERE stream = ?')
        .get(stream);
      const version = Number(row?.version);
      if (version !== expectedVersion) {
        throw new ConcurrencyError(`${stream} is at ${version}, expected ${expectedVersion}`);
      }
      const insert = connection.prepare(
        'INSERT INTO event (stream, version, command_id, data) VALUES (?, ?, ?, ?)',
      );
      for (const [index, { event, commandId }] of events.entries()) {
        insert.run(stream, version + 1 + index, commandId, JSON.stringify(event));
      }
    });
  }
}

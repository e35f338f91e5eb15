import type { Message } from './messages.ts';
import { type Database, transaction } from './sqlite.ts';

/** The version of a stream without events; its first event has version 0. */
export const NO_STREAM = -1;

/** An event and where it stands. */
export interface StoredEvent<E extends Message = Message> {
  /** Its place among all events of the store, from 1. */
  readonly position: number;
  readonly stream: string;
  /** Its place in the stream, from 0. */
  readonly version: number;
  readonly id: string;
  readonly event: E;
}

/** An event to append, with the id that makes a repeated append harmless. */
export interface NewEvent<E extends Message = Message> {
  readonly id: string;
  readonly event: E;
}

/** Somebody else appended first: load again and decide again. */
export class ConcurrencyError extends Error {
  readonly stream: string;
  readonly expected: number;
  readonly actual: number;

  constructor(stream: string, expected: number, actual: number) {
    super(`${stream}: expected ${expected} actual ${actual}`);
    this.name = 'ConcurrencyError';
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

// #region schema
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    stream   TEXT NOT NULL,
    version  INTEGER NOT NULL,
    id       TEXT NOT NULL UNIQUE,
    type     TEXT NOT NULL,
    data     TEXT NOT NULL,
    UNIQUE (stream, version)
  ) STRICT;`;
// #endregion schema

/**
 * Events in SQLite. `load` and `append` are asynchronous as they are over a network, so that two writers can meet
 * between them.
 */
export class EventStore<E extends Message = Message> {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    database.exec(SCHEMA);
  }

  /** The events of a stream and the version of the last one, `NO_STREAM` when there is none. */
  async load(stream: string): Promise<{ events: E[]; version: number }> {
    const rows = this.#database.prepare('SELECT * FROM events WHERE stream = ? ORDER BY version').all(stream);
    const events = rows.map((row) => toStored<E>(row).event);
    return { events, version: events.length - 1 };
  }

  // #region append
  /**
   * Appends events when the stream is still at `expected`, else throws a ConcurrencyError. Returns the new
   * version. Appending ids that are stored already changes nothing and returns the version as it is.
   */
  async append(stream: string, expected: number, events: readonly NewEvent<E>[]): Promise<number> {
    return transaction(this.#database, () => {
      const actual = this.#version(stream);
      if (events.length > 0 && events.every(({ id }) => this.#has(id))) return actual;
      if (actual !== expected) throw new ConcurrencyError(stream, expected, actual);
      const insert = this.#database.prepare(
        'INSERT INTO events (stream, version, id, type, data) VALUES (?, ?, ?, ?, ?)',
      );
      let version = actual;
      for (const { id, event } of events) {
        insert.run(stream, ++version, id, event.type, JSON.stringify(event.data));
      }
      return version;
    });
  }
  // #endregion append

  /** The events of all streams after a position, in the order they were stored. */
  async readAll(after = 0, limit = 1_000): Promise<StoredEvent<E>[]> {
    return this.#database
      .prepare('SELECT * FROM events WHERE position > ? ORDER BY position LIMIT ?')
      .all(after, limit)
      .map((row) => toStored<E>(row));
  }

  #version(stream: string): number {
    const row = this.#database
      .prepare('SELECT MAX(version) AS version FROM events WHERE stream = ?')
      .get(stream);
    return (row?.version as number | null) ?? NO_STREAM;
  }

  #has(id: string): boolean {
    return this.#database.prepare('SELECT 1 FROM events WHERE id = ?').get(id) !== undefined;
  }
}

function toStored<E extends Message>(row: Record<string, unknown>): StoredEvent<E> {
  return {
    position: row.position as number,
    stream: row.stream as string,
    version: row.version as number,
    id: row.id as string,
    event: { type: row.type, data: JSON.parse(row.data as string) } as E,
  };
}

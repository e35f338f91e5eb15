import type { StatementSync } from 'node:sqlite';
import type { Documents } from './documents.ts';
import { type Database, openDatabase, transaction } from './sqlite.ts';

/** `synchronous = OFF`: what was committed survives the death of the process, which is all that dies in an example. */
const SCHEMA = `
  PRAGMA synchronous = OFF;
  CREATE TABLE IF NOT EXISTS documents (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL,
    key      TEXT NOT NULL,
    document TEXT NOT NULL,
    UNIQUE (kind, key)
  ) STRICT;`;

/** Documents in SQLite. Over a file they survive the process; without a path they live in memory. */
export class SqliteDocuments implements Documents {
  readonly #database: Database;
  readonly #get: StatementSync;
  readonly #put: StatementSync;
  readonly #delete: StatementSync;
  readonly #all: StatementSync;

  constructor(path?: string) {
    const database = openDatabase({ ...(path !== undefined && { path }), schema: SCHEMA });
    this.#database = database;
    this.#get = database.prepare('SELECT document FROM documents WHERE kind = ? AND key = ?');
    this.#put = database.prepare(
      `INSERT INTO documents (kind, key, document) VALUES (?, ?, ?)
       ON CONFLICT (kind, key) DO UPDATE SET document = excluded.document`,
    );
    this.#delete = database.prepare('DELETE FROM documents WHERE kind = ? AND key = ?');
    this.#all = database.prepare('SELECT document FROM documents WHERE kind = ? ORDER BY position');
  }

  get<T>(table: string, key: string): T | undefined {
    const row = this.#get.get(table, key);
    return row === undefined ? undefined : JSON.parse(row.document as string);
  }

  put(table: string, key: string, document: unknown): void {
    this.#put.run(table, key, JSON.stringify(document));
  }

  delete(table: string, key: string): void {
    this.#delete.run(table, key);
  }

  all<T>(table: string): T[] {
    return this.#all.all(table).map((row) => JSON.parse(row.document as string));
  }

  transaction<T>(work: () => T): T {
    return transaction(this.#database, work);
  }

  close(): void {
    this.#database.close();
  }
}

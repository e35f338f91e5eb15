import type { Database } from '../../../shop/sqlite.ts';
import { type Cursor, START } from './cursors.ts';

const SCHEMA = `CREATE TABLE IF NOT EXISTS checkpoints (
  name TEXT PRIMARY KEY, tx INTEGER NOT NULL, position INTEGER NOT NULL) STRICT;`;

/** How far each projection has come. Kept in the database of the views, so that one transaction covers both. */
export class Checkpoints {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    database.exec(SCHEMA);
  }

  /** `START` for a projection that has not begun. */
  load(name: string): Cursor {
    const row = this.#database.prepare('SELECT tx, position FROM checkpoints WHERE name = ?').get(name);
    return row ? { tx: Number(row.tx), position: Number(row.position) } : START;
  }

  save(name: string, { tx, position }: Cursor): void {
    this.#database
      .prepare(`INSERT INTO checkpoints VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET tx = excluded.tx, position = excluded.position`)
      .run(name, tx, position);
  }
}

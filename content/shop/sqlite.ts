import process from 'node:process';
import type { DatabaseSync } from 'node:sqlite';

export type Database = DatabaseSync;

/** Opens a database: a file, or memory. `schema` is run at once; a read-only connection refuses every write. */
export function openDatabase(options: { path?: string; schema?: string; readOnly?: boolean } = {}): Database {
  const { DatabaseSync } = loadQuietly();
  const database = new DatabaseSync(options.path ?? ':memory:', { readOnly: options.readOnly ?? false });
  if (options.schema) database.exec(options.schema);
  return database;
}

/** Runs `work` in one transaction: all of it is stored, or, when it throws, nothing. */
export function transaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** Loads node:sqlite without the warning that it is experimental. */
function loadQuietly(): typeof import('node:sqlite') {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}

import type { Database } from '../../../shop/sqlite.ts';

/** What a query touched. */
export interface Touched {
  readonly tables: number;
  /** Rows the engine visited, each visit counted. */
  readonly rows: number;
}

/**
 * Counts the rows that `read` makes the database visit. While it runs, every table is hidden behind a temporary view
 * of the same name that calls a counting function for each row.
 */
export function meter(database: Database, tables: readonly string[], read: () => void): Touched {
  const visits = new Map<string, number>();
  database.function('visited', (table) => {
    visits.set(String(table), (visits.get(String(table)) ?? 0) + 1);
    return 1;
  });
  for (const table of tables) {
    database.exec(`CREATE TEMP VIEW ${table} AS SELECT * FROM main.${table} WHERE visited('${table}')`);
  }
  read();
  for (const table of tables) database.exec(`DROP VIEW temp.${table}`);
  return { tables: visits.size, rows: [...visits.values()].reduce((sum, count) => sum + count, 0) };
}

import path from 'node:path';
import { type Database, openDatabase } from '../../../shop/sqlite.ts';

export const schemas = {
  order: `
    CREATE TABLE orders (id TEXT PRIMARY KEY, sku TEXT NOT NULL, quantity INTEGER NOT NULL) STRICT;
    CREATE TABLE stock_copy (
      sku TEXT PRIMARY KEY, available INTEGER NOT NULL, version INTEGER NOT NULL
    ) STRICT;`,
  inventory: `
    CREATE TABLE stock (
      sku TEXT PRIMARY KEY, available INTEGER NOT NULL CHECK (available >= 0), version INTEGER NOT NULL
    ) STRICT;`,
  payment: 'CREATE TABLE payments (order_id TEXT PRIMARY KEY, captured INTEGER NOT NULL) STRICT;',
  shipping: 'CREATE TABLE shipments (order_id TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT;',
};

export type Owner = keyof typeof schemas;

const owners = Object.keys(schemas) as Owner[];

// #region open
/** One file a service. Each service is given its own connection and no path to another's. */
export function openDatabases(folder: string): Record<Owner, Database> {
  const open = (owner: Owner) =>
    openDatabase({ path: path.join(folder, `${owner}.db`), schema: schemas[owner] });
  return {
    order: open('order'),
    inventory: open('inventory'),
    payment: open('payment'),
    shipping: open('shipping'),
  };
}
// #endregion open

/** Which service owns which tables. */
export function ownership(databases: Record<Owner, Database>): { owner: Owner; tables: string }[] {
  return owners.map((owner) => ({
    owner,
    tables: databases[owner]
      .prepare(
        "SELECT group_concat(name, ', ' ORDER BY name) AS tables FROM sqlite_schema WHERE type = 'table'",
      )
      .get()?.tables as string,
  }));
}

/** The message of the error that a query ends with, or `allowed`. */
export function attempt(database: Database, sql: string): string {
  try {
    database.prepare(sql).all();
    return 'allowed';
  } catch (error) {
    return (error as Error).message;
  }
}

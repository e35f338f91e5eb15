import { type OrderId, orderId } from '../../../shop/domain.ts';
import { type Database, openDatabase } from '../../../shop/sqlite.ts';
import { releases, type Version } from './releases.ts';

export interface Step {
  readonly name: string;
  readonly sql?: string;
  /** The versions that have pods while the step lasts. */
  readonly running: readonly Version[];
}

const SCHEMA = 'CREATE TABLE customer_order (id TEXT PRIMARY KEY, total INTEGER) STRICT;';

// #region plan
export const expandContract: readonly Step[] = [
  { name: 'before', running: ['v1'] },
  {
    name: 'expand',
    sql: `
      ALTER TABLE customer_order ADD COLUMN total_amount INTEGER;
      ALTER TABLE customer_order ADD COLUMN currency TEXT;`,
    running: ['v1'],
  },
  { name: 'roll out v2', running: ['v1', 'v2'] },
  {
    name: 'backfill',
    sql: "UPDATE customer_order SET total_amount = total, currency = 'KRW' WHERE total_amount IS NULL;",
    running: ['v2'],
  },
  { name: 'roll out v3', running: ['v2', 'v3'] },
  { name: 'roll out v4', running: ['v3', 'v4'] },
  { name: 'contract', sql: 'ALTER TABLE customer_order DROP COLUMN total;', running: ['v4'] },
];

export const oneRelease: readonly Step[] = [
  { name: 'before', running: ['v1'] },
  {
    name: 'rename with v4',
    sql: `
      ALTER TABLE customer_order RENAME COLUMN total TO total_amount;
      ALTER TABLE customer_order ADD COLUMN currency TEXT;`,
    running: ['v1', 'v4'],
  },
];
// #endregion plan

export interface Outcome {
  readonly step: string;
  readonly running: readonly Version[];
  /** The versions that can place orders, and read every order of the running ones. */
  readonly working: readonly Version[];
}

/** Goes through a plan. In each step the running versions place orders, and all versions try to work with them. */
export function migrate(plan: readonly Step[]): Outcome[] {
  const database = openDatabase({ schema: SCHEMA });
  const placed: OrderId[] = [];
  const outcomes = plan.map(({ name, sql, running }) => {
    if (sql) database.exec(sql);
    for (const version of running) {
      const id = orderId(placed.length + 1);
      if (succeeds(() => releases[version].place(database, id, 42_000))) placed.push(id);
    }
    const working = (Object.keys(releases) as Version[]).filter((version) =>
      works(version, database, placed),
    );
    return { step: name, running, working };
  });
  database.close();
  return outcomes;
}

function works(version: Version, database: Database, placed: readonly OrderId[]): boolean {
  const { place, total } = releases[version];
  return succeeds(() => {
    database.exec('SAVEPOINT trial');
    try {
      place(database, 'ord-9999', 42_000);
      for (const id of placed) if (total(database, id) !== 42_000) throw new Error(`${id} has another total`);
    } finally {
      database.exec('ROLLBACK TO trial; RELEASE trial');
    }
  });
}

/** Whether `work` ends without an error: the errors of the wrong version are what is being counted. */
function succeeds(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

import { openDatabase } from '../../../shop/sqlite.ts';

/** One released version of `order`, reduced to the two statements that touch the column. */
interface Program {
  readonly insert: string;
  readonly select: string;
}

type Version = 'old' | 'bridge' | 'new';

// #region programs
export const programs: Record<Version, Program> = {
  old: {
    insert: 'INSERT INTO orders (id, total) VALUES (?1, ?2)',
    select: 'SELECT total FROM orders WHERE id = ?',
  },
  bridge: {
    insert: "INSERT INTO orders (id, total, amount, currency) VALUES (?1, ?2, ?2, 'KRW')",
    select: 'SELECT coalesce(amount, total) AS total FROM orders WHERE id = ?',
  },
  new: {
    insert: "INSERT INTO orders (id, amount, currency) VALUES (?1, ?2, 'KRW')",
    select: 'SELECT amount AS total FROM orders WHERE id = ?',
  },
};
// #endregion programs

export interface Step {
  readonly name: string;
  /** What changes the schema or the rows. */
  readonly sql?: string;
  /** Every version that runs until the next step; during a rolling deployment two of them. */
  readonly running: readonly Version[];
}

// #region steps
export const expandContract: readonly Step[] = [
  {
    name: 'expand: add columns',
    sql: 'ALTER TABLE orders ADD amount INTEGER; ALTER TABLE orders ADD currency TEXT',
    running: ['old'],
  },
  { name: 'deploy the bridge', running: ['old', 'bridge'] },
  {
    name: 'backfill old rows',
    sql: "UPDATE orders SET amount = total, currency = 'KRW' WHERE amount IS NULL",
    running: ['bridge'],
  },
  { name: 'deploy the new program', running: ['bridge', 'new'] },
  { name: 'contract: drop column', sql: 'ALTER TABLE orders DROP COLUMN total', running: ['new'] },
];

export const renameInPlace: readonly Step[] = [
  {
    name: 'rename in place',
    sql: 'ALTER TABLE orders RENAME total TO amount; ALTER TABLE orders ADD currency TEXT',
    running: ['old', 'new'],
  },
];
// #endregion steps

/**
 * Takes each step with every program working through it: each places an order, then each reads all orders so far.
 * Returns what happened at each step: `works`, or the first error.
 */
export function migrate(steps: readonly Step[]): { name: string; running: string; result: string }[] {
  const database = openDatabase({
    schema: 'CREATE TABLE orders (id INTEGER PRIMARY KEY, total INTEGER) STRICT',
  });
  let placed = 0;
  const work = ({ sql, running }: Step) => {
    if (sql) database.exec(sql);
    for (const version of running) database.prepare(programs[version].insert).run(++placed, placed * 1_000);
    for (const version of running) {
      const select = database.prepare(programs[version].select);
      for (let id = 1; id <= placed; id++) {
        const total = select.get(id)?.total;
        if (total !== id * 1_000) throw new Error(`the ${version} program reads ${total} for order ${id}`);
      }
    }
  };
  const report = steps.map((step) => {
    try {
      work(step);
      return { name: step.name, running: step.running.join(', '), result: 'works' };
    } catch (error) {
      return { name: step.name, running: step.running.join(', '), result: (error as Error).message };
    }
  });
  database.close();
  return report;
}

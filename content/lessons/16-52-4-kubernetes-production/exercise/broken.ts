import type { Budget } from '../example/budget.ts';
import type { Step } from '../example/migration.ts';

/** For three replicas. */
export const budget: Budget = { minAvailable: 3 };

export const plan: readonly Step[] = [
  { name: 'before', running: ['v1'] },
  {
    name: 'expand and fill',
    sql: `
      ALTER TABLE customer_order ADD COLUMN total_amount INTEGER;
      ALTER TABLE customer_order ADD COLUMN currency TEXT;
      UPDATE customer_order SET total_amount = total, currency = 'KRW';`,
    running: ['v1'],
  },
  { name: 'roll out v2', running: ['v1', 'v2'] },
  { name: 'roll out v3', running: ['v2', 'v3'] },
  {
    name: 'roll out v4 and contract',
    sql: 'ALTER TABLE customer_order DROP COLUMN total;',
    running: ['v3', 'v4'],
  },
  { name: 'after', running: ['v4'] },
];

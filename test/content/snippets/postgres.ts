import { PGlite, type Transaction } from '@electric-sql/pglite';
import type { FaultPlan } from '../../../content/shop/faultPlan.ts';

/** Starting takes a second, so all tests of a process share the engine and each gets a new schema. */
let engine: Promise<PGlite> | undefined;

/** What the SQL of the snippets runs on: PostgreSQL itself, in memory. Only one at a time is of use. */
export class Postgres {
  readonly #database: PGlite;
  #faults: FaultPlan | undefined;

  private constructor(database: PGlite) {
    this.#database = database;
  }

  /** An empty database with `tables`. */
  static async open(tables: string): Promise<Postgres> {
    engine ??= PGlite.create();
    const database = await engine;
    await database.exec(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${tables}`);
    return new Postgres(database);
  }

  /** From now on the process may die right before and right after a commit, and before and after a query. */
  under(faults: FaultPlan): this {
    this.#faults = faults;
    return this;
  }

  inTransaction = async <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => {
    const result = await this.#database.transaction(async (transaction) => {
      const worked = await work(transaction);
      this.#faults?.reach('before-commit');
      return worked;
    });
    this.#faults?.reach('after-commit');
    return result;
  };

  /** As a connection outside a transaction does: every query commits by itself. */
  query = async (sql: string, values: unknown[] = []): Promise<{ rows: Record<string, unknown>[] }> => {
    this.#faults?.reach('before-query');
    const { rows } = await this.#database.query<Record<string, unknown>>(sql, values);
    this.#faults?.reach('after-query');
    return { rows };
  };

  /** Several statements, as a migration runs them. */
  async exec(sql: string): Promise<void> {
    await this.#database.exec(sql);
  }

  async rows(sql: string): Promise<Record<string, unknown>[]> {
    return (await this.#database.query<Record<string, unknown>>(sql)).rows;
  }
}

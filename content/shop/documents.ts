/** The database of one service: JSON documents in tables. Kept this small so that memory or SQLite can stand behind it. */
export interface Documents {
  get<T>(table: string, key: string): T | undefined;
  put(table: string, key: string, document: unknown): void;
  delete(table: string, key: string): void;
  /** The documents of a table in the order of their first `put`. */
  all<T>(table: string): T[];
  /** All of `work` is stored, or, when it throws, nothing. Transactions do not nest. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** Documents in memory. They outlive the process that is killed in a simulation, as a database server would. */
export class MemDocuments implements Documents {
  readonly #tables = new Map<string, Map<string, string>>();
  /** How to take back what the running transaction has done, newest last. */
  #undo: (() => void)[] = [];

  get<T>(table: string, key: string): T | undefined {
    const text = this.#table(table).get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  put(table: string, key: string, document: unknown): void {
    this.#change(table, key, () => this.#table(table).set(key, JSON.stringify(document)));
  }

  delete(table: string, key: string): void {
    this.#change(table, key, () => this.#table(table).delete(key));
  }

  all<T>(table: string): T[] {
    return [...this.#table(table).values()].map((text) => JSON.parse(text));
  }

  transaction<T>(work: () => T): T {
    this.#undo = [];
    try {
      return work();
    } catch (error) {
      for (const takeBack of this.#undo.reverse()) takeBack();
      throw error;
    }
  }

  close(): void {}

  #change(table: string, key: string, change: () => void): void {
    const before = this.#table(table).get(key);
    this.#undo.push(() =>
      before === undefined ? this.#table(table).delete(key) : this.#table(table).set(key, before),
    );
    change();
  }

  #table(name: string): Map<string, string> {
    let table = this.#tables.get(name);
    if (!table) {
      table = new Map();
      this.#tables.set(name, table);
    }
    return table;
  }
}

import { type Database, openDatabase, transaction } from '../../../shop/sqlite.ts';
import type { Recorded } from './log.ts';

const SCHEMA = `
  CREATE TABLE orders (stream TEXT PRIMARY KEY, state TEXT NOT NULL, total INTEGER NOT NULL) STRICT;
  CREATE TABLE parked (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, event TEXT NOT NULL) STRICT;
  CREATE TABLE checkpoint (position INTEGER NOT NULL) STRICT;
  INSERT INTO checkpoint VALUES (0);`;

/** The read side in a database of its own. Everything in it can be made again from the log. */
export class View {
  readonly #database: Database = openDatabase({ schema: SCHEMA });
  readonly #understandsVouchers: boolean;

  constructor(understandsVouchers = false) {
    this.#understandsVouchers = understandsVouchers;
  }

  get position(): number {
    return this.#database.prepare('SELECT position FROM checkpoint').get()?.position as number;
  }

  // #region apply
  /** Applies a batch; rows, parked events and checkpoint are one commit. A stream that has an event parked waits. */
  apply(batch: readonly Recorded[]): void {
    transaction(this.#database, () => {
      for (const recorded of batch) {
        if (this.#isParked(recorded.stream) || !this.#understands(recorded)) this.#park(recorded);
        else this.#fold(recorded);
      }
      const last = batch.at(-1);
      if (last) this.#run('UPDATE checkpoint SET position = ?', last.position);
    });
  }
  // #endregion apply

  rows(): unknown[] {
    return this.#database.prepare('SELECT * FROM orders ORDER BY stream').all();
  }

  parkedStreams(): string[] {
    return this.#database
      .prepare('SELECT DISTINCT stream FROM parked ORDER BY stream')
      .all()
      .map(({ stream }) => stream as string);
  }

  /** How many events of a stream are parked. */
  parkedEvents(stream: string): number {
    return this.#database.prepare('SELECT COUNT(*) AS count FROM parked WHERE stream = ?').get(stream)
      ?.count as number;
  }

  #understands({ event }: Recorded): boolean {
    return event.type !== 'OrderPlaced' || typeof event.total === 'number' || this.#understandsVouchers;
  }

  #isParked(stream: string): boolean {
    return this.parkedEvents(stream) > 0;
  }

  #park(recorded: Recorded): void {
    this.#run(
      'INSERT INTO parked VALUES (?, ?, ?)',
      recorded.position,
      recorded.stream,
      JSON.stringify(recorded),
    );
  }

  #fold({ stream, event }: Recorded): void {
    if (event.type === 'OrderPlaced') {
      const total = typeof event.total === 'number' ? event.total : 0;
      this.#run("INSERT INTO orders VALUES (?, 'PENDING', ?)", stream, total);
    } else {
      const state = event.type === 'OrderApproved' ? 'APPROVED' : 'CANCELLED';
      this.#run('UPDATE orders SET state = ? WHERE stream = ?', state, stream);
    }
  }

  #run(sql: string, ...values: (string | number)[]): void {
    this.#database.prepare(sql).run(...values);
  }
}

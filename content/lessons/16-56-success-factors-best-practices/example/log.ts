import { type Service, topics } from '../../../shop/domain.ts';
import type { Envelope } from '../../../shop/envelope.ts';
import { FaultPlan } from '../../../shop/faultPlan.ts';
import { type Handler, problem } from '../../../shop/problem.ts';
import { Rng } from '../../../shop/rng.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import { openDatabase, transaction } from '../../../shop/sqlite.ts';

export interface Published {
  readonly topic: string;
  readonly envelope: Envelope;
}

export interface Delivery extends Published {
  readonly position: number;
}

const SCHEMA = `
  PRAGMA synchronous = OFF;
  CREATE TABLE deliveries (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    reader TEXT NOT NULL, visible_at INTEGER NOT NULL, topic TEXT NOT NULL, envelope TEXT NOT NULL
  ) STRICT;
  CREATE INDEX by_reader ON deliveries (reader, visible_at);`;

/** Who reads a topic. */
function readerOf(topic: string): Service {
  if (topic === topics.sagaReplies) return 'order';
  if (topic === topics.events('order')) return 'query';
  const [, service] = topic.split('.');
  return service as Service;
}

/** The log process: keeps a message until its reader says that it is done with it. */
export function log(path: string, clock: SimClock): Handler {
  const database = openDatabase({ path, schema: SCHEMA });
  let faults = new FaultPlan(new Rng(56));
  let disturbed = { twice: 0, late: 0 };

  const store = database.prepare(
    'INSERT INTO deliveries (reader, visible_at, topic, envelope) VALUES (?, ?, ?, ?)',
  );
  const next = database.prepare(
    'SELECT * FROM deliveries WHERE reader = ? AND visible_at <= ? ORDER BY position LIMIT ?',
  );
  const forget = database.prepare('DELETE FROM deliveries WHERE position = ?');

  // #region deliver
  const operations: Readonly<Record<string, (body: never) => unknown>> = {
    '/poll': ({ reader, most }: { reader: Service; most: number }): Delivery[] =>
      next.all(reader, clock.now(), most).map((row) => ({
        position: row.position as number,
        topic: row.topic as string,
        envelope: JSON.parse(row.envelope as string),
      })),
    '/settle': ({ publish, done }: { publish: readonly Published[]; done: readonly number[] }) =>
      transaction(database, () => {
        for (const { topic, envelope } of publish) {
          const copies = faults.copies();
          if (copies.length > 1) disturbed.twice++;
          for (const delay of copies) {
            if (delay > 0) disturbed.late++;
            store.run(readerOf(topic), clock.now() + delay, topic, JSON.stringify(envelope));
          }
        }
        for (const position of done) forget.run(position);
      }),
    // #endregion deliver
    '/faults': (rates: { duplicate?: number; reorder?: number }) => {
      const before = disturbed;
      disturbed = { twice: 0, late: 0 };
      faults = new FaultPlan(new Rng(56), rates);
      return before;
    },
    '/lag': () =>
      Object.fromEntries(
        database
          .prepare('SELECT reader, COUNT(*) AS lag FROM deliveries GROUP BY reader ORDER BY reader')
          .all()
          .map(({ reader, lag }) => [reader, lag]),
      ),
  };
  return async (request) => {
    const operation = operations[new URL(request.url).pathname];
    if (!operation) return problem(404, 'no-such-operation', 'The log cannot do this');
    return Response.json((operation as (body: unknown) => unknown)(await request.json()) ?? null);
  };
}

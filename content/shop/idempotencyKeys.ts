import { createHash } from 'node:crypto';
import { Crash } from './faultPlan.ts';
import { problem } from './problem.ts';
import { type Database, transaction } from './sqlite.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS idempotency_keys (
    client      TEXT NOT NULL,
    key         TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    claimed_at  INTEGER NOT NULL,
    status      INTEGER,
    body        TEXT,
    PRIMARY KEY (client, key)
  ) STRICT;`;

/** What carrying a request out has led to. */
export interface Outcome {
  readonly status: number;
  readonly body: unknown;
  /** Writes the effect. It is called in the transaction that stores the response. */
  readonly store: () => void;
}

interface Claim {
  readonly client: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly claimedAt: number;
}

/**
 * Gives every request with an `Idempotency-Key` one effect and one response, however often it arrives. Statuses as
 * in draft-ietf-httpapi-idempotency-key-header: 400 without a key, 409 while the first copy runs, 422 for a key that
 * came with another request.
 */
export class IdempotencyKeys {
  readonly #database: Database;
  readonly #clock: { now(): number };
  readonly #leaseMs: number;

  /** @param leaseMs after this time a claim without a response is taken for that of a process that died */
  constructor(database: Database, clock: { now(): number }, leaseMs = 10_000) {
    this.#database = database;
    this.#clock = clock;
    this.#leaseMs = leaseMs;
    database.exec(SCHEMA);
  }

  // #region run
  /** Carries the request out, or answers as before. `client` is who asks: the keys of others do not count. */
  async run(client: string, request: Request, carryOut: () => Promise<Outcome>): Promise<Response> {
    const key = request.headers.get('idempotency-key');
    if (!key) return problem(400, 'idempotency-key-missing', 'This operation needs an Idempotency-Key');
    const fingerprint = await fingerprintOf(request);
    const claim = { client, key, fingerprint, claimedAt: this.#clock.now() };
    if (!this.#take(claim)) return this.#earlier(claim);
    try {
      const outcome = await carryOut();
      return this.#finish(claim, outcome) ? answer(outcome.status, outcome.body) : this.#earlier(claim);
    } catch (error) {
      if (!(error instanceof Crash)) this.#release(claim);
      throw error;
    }
  }
  // #endregion run

  // #region take
  /** A key is taken by whoever inserts it, or by a copy of the request when the lease has run out. */
  #take({ client, key, fingerprint, claimedAt }: Claim): boolean {
    const { changes } = this.#database
      .prepare(`
        INSERT INTO idempotency_keys (client, key, fingerprint, claimed_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (client, key) DO UPDATE SET claimed_at = excluded.claimed_at
        WHERE status IS NULL AND fingerprint = excluded.fingerprint AND claimed_at + ? <= excluded.claimed_at`)
      .run(client, key, fingerprint, claimedAt, this.#leaseMs);
    return changes === 1;
  }

  /** Effect and response are stored together; of two processes that took the key only the first to finish stores. */
  #finish({ client, key }: Claim, { status, body, store }: Outcome): boolean {
    return transaction(this.#database, () => {
      const { changes } = this.#database
        .prepare(`
          UPDATE idempotency_keys SET status = ?, body = ?
          WHERE client = ? AND key = ? AND status IS NULL`)
        .run(status, JSON.stringify(body), client, key);
      if (changes === 1) store();
      return changes === 1;
    });
  }
  // #endregion take

  #earlier({ client, key, fingerprint }: Claim): Response {
    const row = this.#database
      .prepare('SELECT fingerprint, status, body FROM idempotency_keys WHERE client = ? AND key = ?')
      .get(client, key);
    if (row?.fingerprint !== fingerprint) {
      return problem(422, 'idempotency-key-reused', 'This Idempotency-Key came with another request before');
    }
    if (row.status === null) {
      const detail = 'The first request with this Idempotency-Key is still running';
      return problem(409, 'request-in-progress', detail, {}, { 'retry-after': '1' });
    }
    return answer(row.status as number, JSON.parse(row.body as string));
  }

  #release({ client, key, claimedAt }: Claim): void {
    this.#database
      .prepare(
        'DELETE FROM idempotency_keys WHERE client = ? AND key = ? AND claimed_at = ? AND status IS NULL',
      )
      .run(client, key, claimedAt);
  }
}

function answer(status: number, body: unknown): Response {
  return Response.json(body, { status });
}

/** The same for two requests that ask for the same thing. */
async function fingerprintOf(request: Request): Promise<string> {
  const body = await request.clone().text();
  return createHash('sha256')
    .update(JSON.stringify([request.method, new URL(request.url).pathname, body]))
    .digest('hex');
}

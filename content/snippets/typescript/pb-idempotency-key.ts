// ---
// title: { en: Idempotency-Key on the server, ko: 서버의 Idempotency-Key }
// description:
//   en: Stores key, fingerprint and response in the transaction of the effect; a repeated request gets the first response.
//   ko: 키, 지문, 응답을 효과와 같은 트랜잭션에 저장합니다. 반복된 요청에는 처음 응답을 돌려줍니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#key-store
// stops: [idempotency]
// ---

import { createHash } from 'node:crypto';

/** A connection inside a transaction; a client of `pg` is one. */
export interface Transaction {
  query(sql: string, values: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

export interface IdempotentRequest {
  /** Keys of one client say nothing about those of another. */
  readonly clientId: string;
  /** The `Idempotency-Key` header. */
  readonly key: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface StoredResponse {
  readonly status: number;
  readonly body: unknown;
}

export const idempotencyTable = `
  CREATE TABLE IF NOT EXISTS idempotency (
    client_id text NOT NULL,
    key text NOT NULL,
    fingerprint text NOT NULL,
    status integer,
    body jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (client_id, key)
  );`;

/**
 * Carries a request out once. A copy that runs at the same time waits at the primary key and then finds the response.
 * When `carryOut` throws, the transaction rolls back and takes the key with it, so the request may be sent again.
 */
export async function once(
  transaction: Transaction,
  request: IdempotentRequest,
  carryOut: () => Promise<StoredResponse>,
): Promise<StoredResponse> {
  const { clientId, key } = request;
  if (!key || key.length > 255)
    return { status: 400, body: { title: 'Idempotency-Key is missing or too long' } };
  const fingerprint = fingerprintOf(request);
  const { rows: claimed } = await transaction.query(
    'INSERT INTO idempotency (client_id, key, fingerprint) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING key',
    [clientId, key, fingerprint],
  );
  if (claimed.length === 0) return earlierResponse(transaction, clientId, key, fingerprint);

  const response = await carryOut();
  await transaction.query('UPDATE idempotency SET status = $3, body = $4 WHERE client_id = $1 AND key = $2', [
    clientId,
    key,
    response.status,
    JSON.stringify(response.body),
  ]);
  return response;
}

async function earlierResponse(
  transaction: Transaction,
  clientId: string,
  key: string,
  fingerprint: string,
): Promise<StoredResponse> {
  const { rows } = await transaction.query(
    'SELECT fingerprint, status, body FROM idempotency WHERE client_id = $1 AND key = $2',
    [clientId, key],
  );
  const [stored] = rows;
  if (stored?.fingerprint !== fingerprint) {
    return { status: 422, body: { title: 'Idempotency-Key was used for another request' } };
  }
  return { status: Number(stored.status), body: stored.body };
}

function fingerprintOf({ method, path, body }: IdempotentRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([method, path, body]))
    .digest('hex');
}

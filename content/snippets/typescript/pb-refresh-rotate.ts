// ---
// title: { en: Refresh token rotation, ko: 리프레시 토큰 교체 }
// description:
//   en: Each refresh token works once; using one again shows a theft and ends the whole family of tokens.
//   ko: 리프레시 토큰은 한 번만 쓸 수 있습니다. 다시 쓰이면 탈취로 보고 같은 계열의 토큰을 모두 끝냅니다.
// pattern: gateway
// lesson: 05c-authentication-authorization#refresh-rotation
// stops: [refresh_token]
// ---

import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** A connection inside a transaction; a client of `pg` is one. */
export interface Transaction {
  query(sql: string, values: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

export type Rotation =
  | { readonly status: 'rotated'; readonly subject: string; readonly token: string }
  | { readonly status: 'refused' };

/** Only hashes are stored: who reads the table cannot use what is in it. */
export const refreshTokenTable = `
  CREATE TABLE IF NOT EXISTS refresh_token (
    hash text PRIMARY KEY,
    family uuid NOT NULL,
    subject text NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  );
  CREATE INDEX IF NOT EXISTS refresh_token_family ON refresh_token (family);`;

/** The first token after a login, and with it a family. */
export async function issueToken(
  transaction: Transaction,
  subject: string,
  expiresAt: Date,
): Promise<string> {
  return insert(transaction, randomUUID(), subject, expiresAt);
}

/**
 * Exchanges a token for the next one of its family; commit before the answer is sent. The row lock lets one of two
 * exchanges win; the other then finds the token used. A family ends when it began to, however often it is rotated.
 */
export async function rotateToken(transaction: Transaction, token: string): Promise<Rotation> {
  const { rows } = await transaction.query(
    'SELECT family, subject, expires_at, used_at, expires_at <= now() AS expired FROM refresh_token WHERE hash = $1 FOR UPDATE',
    [hashOf(token)],
  );
  const [row] = rows;
  if (row === undefined) return { status: 'refused' };
  if (row.used_at !== null) {
    // The thief or the owner came second, and nobody can tell which: both must log in again.
    await transaction.query('DELETE FROM refresh_token WHERE family = $1', [row.family]);
    return { status: 'refused' };
  }
  if (row.expired === true) return { status: 'refused' };
  await transaction.query('UPDATE refresh_token SET used_at = now() WHERE hash = $1', [hashOf(token)]);
  const subject = String(row.subject);
  return {
    status: 'rotated',
    subject,
    token: await insert(transaction, row.family, subject, row.expires_at),
  };
}

async function insert(
  transaction: Transaction,
  family: unknown,
  subject: string,
  expiresAt: unknown,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await transaction.query(
    'INSERT INTO refresh_token (hash, family, subject, expires_at) VALUES ($1, $2, $3, $4)',
    [hashOf(token), family, subject, expiresAt],
  );
  return token;
}

/** A fast hash is right here: 256 random bits cannot be guessed. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

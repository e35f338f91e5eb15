import { createHash, randomBytes } from 'node:crypto';
import { type Database, transaction } from './sqlite.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS refresh_tokens (
    hash       TEXT PRIMARY KEY,
    family     TEXT NOT NULL,
    subject    TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    used       INTEGER NOT NULL DEFAULT 0
  ) STRICT;`;

/** `reused` means that somebody else has the token, too; its whole family has ended. */
export type Rotation =
  | { readonly status: 'rotated'; readonly subject: string; readonly token: string }
  | { readonly status: 'refused' | 'reused' };

/** Refresh tokens that work once each. Only their hashes are stored: who reads the table cannot use them. */
export class RefreshTokens {
  readonly #database: Database;
  readonly #clock: { now(): number };
  readonly #livesMs: number;

  /** @param livesMs how long after the login a family lives, however often it is rotated */
  constructor(database: Database, clock: { now(): number }, livesMs = 30 * 86_400_000) {
    this.#database = database;
    this.#clock = clock;
    this.#livesMs = livesMs;
    database.exec(SCHEMA);
  }

  /** The first token after a login, and with it a family. */
  issue(subject: string): string {
    const family = randomBytes(16).toString('base64url');
    return this.#insert(family, subject, this.#clock.now() + this.#livesMs);
  }

  // #region rotate
  /** Exchanges a token for the next of its family. */
  rotate(token: string): Rotation {
    return transaction(this.#database, () => {
      const row = this.#database.prepare('SELECT * FROM refresh_tokens WHERE hash = ?').get(hash(token));
      if (!row) return { status: 'refused' };
      const [family, subject, expiresAt] = [String(row.family), String(row.subject), Number(row.expires_at)];
      if (row.used) {
        this.#end(family);
        return { status: 'reused' };
      }
      if (expiresAt <= this.#clock.now()) return { status: 'refused' };
      this.#database.prepare('UPDATE refresh_tokens SET used = 1 WHERE hash = ?').run(hash(token));
      return { status: 'rotated', subject, token: this.#insert(family, subject, expiresAt) };
    });
  }

  /** Thief and owner cannot be told apart, so both have to log in again. */
  #end(family: string): void {
    this.#database.prepare('DELETE FROM refresh_tokens WHERE family = ?').run(family);
  }
  // #endregion rotate

  /** Ends the family of a token: a logout. */
  revoke(token: string): void {
    const row = this.#database.prepare('SELECT family FROM refresh_tokens WHERE hash = ?').get(hash(token));
    if (row) this.#end(String(row.family));
  }

  #insert(family: string, subject: string, expiresAt: number): string {
    const token = randomBytes(32).toString('base64url');
    this.#database
      .prepare('INSERT INTO refresh_tokens (hash, family, subject, expires_at) VALUES (?, ?, ?, ?)')
      .run(hash(token), family, subject, expiresAt);
    return token;
  }
}

/** A fast hash is enough: 256 random bits cannot be guessed. */
function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { CustomerId } from '../../../shop/domain.ts';
import { type Database, openDatabase } from '../../../shop/sqlite.ts';

const SCHEMA = 'CREATE TABLE IF NOT EXISTS keys (subject TEXT PRIMARY KEY, key BLOB NOT NULL) STRICT';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** One key a person, in a database of its own. Keys are real random numbers: the only ones in this book. */
export class KeyVault {
  readonly database: Database;

  constructor(path: string) {
    this.database = openDatabase({ path, schema: `PRAGMA journal_mode = WAL; ${SCHEMA}` });
  }

  // #region seal
  /** Encrypts with the person's key (AES-256-GCM); the first text of a person makes the key. */
  seal(subject: CustomerId, text: string): string {
    const key = this.key(subject) ?? this.#create(subject);
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(subject));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
  }

  /** The text, or undefined when the key is gone: then nobody can read it any more. */
  open(subject: CustomerId, sealed: string): string | undefined {
    const key = this.key(subject);
    if (!key) return undefined;
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(subject))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }
  // #endregion seal

  // #region shred
  /** Destroys the person's key, and its bytes in the file and in the write-ahead log. */
  shred(subject: CustomerId): void {
    this.database.exec('PRAGMA secure_delete = ON');
    this.forget(subject);
    this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }
  // #endregion shred

  /** Only the row: what most programs call deleting. */
  forget(subject: CustomerId): void {
    this.database.prepare('DELETE FROM keys WHERE subject = ?').run(subject);
  }

  /** The person's key, while there is one. */
  key(subject: CustomerId): Buffer | undefined {
    const row = this.database.prepare('SELECT key FROM keys WHERE subject = ?').get(subject);
    return row && Buffer.from(row.key as Uint8Array);
  }

  #create(subject: CustomerId): Buffer {
    const key = randomBytes(32);
    this.database.prepare('INSERT INTO keys VALUES (?, ?)').run(subject, key);
    return key;
  }
}

// ---
// title: { en: Crypto-shredding, ko: 암호 파기 }
// description:
//   en: Encrypts a subject's personal data with a key of its own; destroying the key makes every copy unreadable.
//   ko: 대상별 키로 개인정보를 암호화합니다. 키를 없애면 모든 사본을 읽을 수 없게 됩니다.
// pattern: event-sourcing
// lesson: 03c-event-sourcing-implementation#personal-data
// names: [Customer]
// ---

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Away from the events, and in no backup that outlives a request for erasure. A key management service is one. */
export interface CustomerKeys {
  /** The key of 32 bytes; made when there is none and `create` is set. After erasure there is none for ever. */
  find(customerId: string, create: boolean): Promise<Uint8Array | undefined>;
  destroy(customerId: string): Promise<void>;
}

/** What stands in an event in place of personal data. */
export interface Sealed {
  readonly customerId: string;
  /** Base64 of nonce (12 bytes), authentication tag (16 bytes) and ciphertext. */
  readonly sealed: string;
}

/** @throws when the customer was erased: nothing more may be recorded about them */
export async function seal(keys: CustomerKeys, customerId: string, personal: unknown): Promise<Sealed> {
  const key = await keys.find(customerId, true);
  if (key === undefined) throw new Error(`customer ${customerId} was erased`);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  // Bound to the customer: data moved to another customer's event does not open.
  cipher.setAAD(Buffer.from(customerId));
  const text = Buffer.concat([cipher.update(JSON.stringify(personal), 'utf8'), cipher.final()]);
  return { customerId, sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64') };
}

/** The personal data, or undefined once the customer was erased; show a placeholder then. Throws for forged data. */
export async function open(keys: CustomerKeys, { customerId, sealed }: Sealed): Promise<unknown> {
  const key = await keys.find(customerId, false);
  if (key === undefined) return undefined;
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(customerId));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString());
}

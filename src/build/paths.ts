import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The checkout. */
export const root = resolve(import.meta.dirname, '../..');

/** Path inside the checkout. */
export function inRoot(...parts: string[]): string {
  return join(root, ...parts);
}

/** What `npm run build` writes. */
export const out = inRoot('out');

/** Where downloads are kept between checkouts: `$PATTERNBOOK_CACHE`, else the user's cache folder. */
export function cacheFolder(): string {
  const { PATTERNBOOK_CACHE, XDG_CACHE_HOME } = process.env;
  return PATTERNBOOK_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'patternbook');
}

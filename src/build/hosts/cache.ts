import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { cacheFolder } from '../paths.ts';
import { onInterrupt } from './interrupts.ts';

/**
 * The folder kept under `key`, filled by `fill` the first time. It is filled under another name and renamed when
 * it is whole, so an interrupted or a second, concurrent download never leaves half a folder behind.
 */
export async function cached(key: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder(), key);
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder(), { recursive: true });
  const partial = await mkdtemp(join(cacheFolder(), `.${key}-`));
  const discard = () => rm(partial, { recursive: true, force: true });
  const forget = onInterrupt(discard);
  try {
    await fill(partial);
    await rename(partial, folder);
  } catch (error) {
    await discard();
    if (!existsSync(folder)) throw error;
  } finally {
    forget();
  }
  return folder;
}

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cached } from '../../../../src/build/hosts/cache.ts';

describe('the cache', () => {
  const before = process.env.PATTERNBOOK_CACHE;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'patternbook-cache-'));
    process.env.PATTERNBOOK_CACHE = folder;
  });

  afterEach(async () => {
    if (before === undefined) delete process.env.PATTERNBOOK_CACHE;
    else process.env.PATTERNBOOK_CACHE = before;
    await rm(folder, { recursive: true });
  });

  const fillWith = (text: string) => (partial: string) => writeFile(join(partial, 'file'), text);

  it('fills a folder once', async () => {
    await cached('key', fillWith('first'));
    const kept = await cached('key', fillWith('second'));
    assert.equal(await readFile(join(kept, 'file'), 'utf8'), 'first');
  });

  it('keeps nothing of a download that fails, and says why', async () => {
    const fail = async (partial: string) => {
      await fillWith('half')(partial);
      throw new Error('no network');
    };
    await assert.rejects(cached('key', fail), /no network/);
    assert.deepEqual(await readdir(folder), []);
  });

  it('lets two downloads at once end with one whole folder', async () => {
    const kept = await Promise.all([cached('key', fillWith('one')), cached('key', fillWith('two'))]);
    assert.equal(kept[0], kept[1]);
    assert.deepEqual(await readdir(folder), ['key']);
    assert.deepEqual(await readdir(join(folder, 'key')), ['file']);
  });
});

/**
 * `npm run bench`: measures, prints JSON, and compares with the run before, which is kept in the cache folder.
 * Never passes or fails by time.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { cacheFolder } from '../../src/build/paths.ts';
import type { Sample } from './measure.ts';
import { readerBenchmarks } from './reader.ts';

const file = join(cacheFolder(), 'bench', 'reader.json');
const before = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Record<string, Sample>;
const now = await readerBenchmarks();
const compared = Object.fromEntries(
  Object.entries(now).map(([name, sample]) => {
    const earlier = before[name]?.median;
    return [name, { ...sample, ...(earlier !== undefined && { medianBefore: earlier }) }];
  }),
);
console.log(JSON.stringify({ unit: 'ms', node: process.version, benchmarks: compared }, undefined, 2));
await mkdir(dirname(file), { recursive: true });
await writeFile(file, JSON.stringify(now));

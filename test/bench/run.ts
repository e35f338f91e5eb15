/**
 * `npm run bench`: measures, prints JSON, and compares with the run before, which is kept in the cache folder.
 * Never passes or fails by time. `load` is how many programs wanted a processor at the start and the end: numbers
 * of a machine that was busy with other work say little.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { dirname, join } from 'node:path';

import { cacheFolder } from '../../src/build/paths.ts';
import { runScript } from '../../src/build/script.ts';
import type { Samples } from './measure.ts';
import { readerBenchmarks } from './reader.ts';

await runScript(async () => {
  const file = join(cacheFolder(), 'bench', 'reader.json');
  const before = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Samples;
  const load = [minuteLoad()];
  const now = await readerBenchmarks();
  load.push(minuteLoad());
  const benchmarks = Object.fromEntries(
    Object.entries(now).map(([name, sample]) => {
      const earlier = before[name]?.median;
      return [name, { ...sample, ...(earlier !== undefined && { medianBefore: earlier }) }];
    }),
  );
  const machine = { node: process.version, processors: availableParallelism(), load };
  console.log(JSON.stringify({ unit: 'ms', machine, benchmarks }, undefined, 2));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(now));
});

function minuteLoad(): number {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10;
}

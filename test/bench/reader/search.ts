import { readFile } from 'node:fs/promises';
import { inRoot } from '../../../src/build/paths.ts';
import { SearchIndex } from '../../../src/core/search/searchIndex.ts';
import { measure, type Samples } from '../measure.ts';

/** Five searches in the whole book, and reading its index before the first. */
export async function searchBenchmarks(): Promise<Samples> {
  const json = await readFile(inRoot('out/content/search.ko.json'), 'utf8');
  const index = await SearchIndex.load(json);
  const queries = ['보상트랜잭션', '스냅샷을', 'outbox 트랜잭션', '"최소 한 번"', '멱등'];
  return {
    searchIndexLoad: await measure(10, () => SearchIndex.load(json)),
    searchQueries: await measure(100, async () => {
      for (const query of queries) index.search(query);
    }),
  };
}

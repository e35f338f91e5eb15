import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mapOfFolder } from '../../src/cli/map/mapOfFolder.ts';
import type { MessageMap, Place } from '../../src/core/map/model.ts';
import known from './pairs.json' with { type: 'json' };

/**
 * `npm run pairs -- DIR`: how much of the message map is found, and how much of what is found is right, on public code. DIR
 * holds a checkout of each repository of `pairs.json` at `<owner>/<name>`, at the commit named there; those that are missing
 * are passed over. `pairs.json` was made by reading the code: in the folders of its `scopes` it names every pair of code that
 * sends a message and code that this message reaches. A sender stands where the message is made or named, a handler at its
 * own name or at the branch for the message. Exit code 1 where recall or precision is under the bound.
 */
const bound = 0.9;

interface Count {
  found: number;
  missed: number;
  wrong: number;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: npm run pairs -- DIR');
  process.exitCode = 2;
} else {
  await measure(resolve(folder));
}

async function measure(corpus: string): Promise<void> {
  const all: Count = { found: 0, missed: 0, wrong: 0 };
  for (const { repository, commit, scopes, pairs } of known) {
    const root = join(corpus, repository);
    if (!existsSync(root)) {
      console.log(`${repository}: no checkout`);
      continue;
    }
    const expected = new Set(pairs.map(({ handler, sender }) => `${sender} -> ${handler}`));
    const found = pairsIn((await mapOfFolder(root, false)).map, scopes);
    const missed = [...expected].filter((pair) => !found.has(pair));
    const wrong = [...found.keys()].filter((pair) => !expected.has(pair));
    const count = { found: expected.size - missed.length, missed: missed.length, wrong: wrong.length };
    console.log(`${repository} at ${commit.slice(0, 12)}: ${described(count)}`);
    for (const pair of missed) console.log(`  missed: ${pair}`);
    for (const pair of wrong) console.log(`  wrong:  ${pair} (${found.get(pair)})`);
    all.found += count.found;
    all.missed += count.missed;
    all.wrong += count.wrong;
  }
  console.log(`all: ${described(all)}`);
  if (recall(all) < bound || precision(all) < bound) process.exitCode = 1;
}

/** The pairs whose two ends are in the same or another of the folders, with the name of their message. */
function pairsIn(
  { messages, handlers, senders }: MessageMap,
  scopes: readonly string[],
): Map<string, string> {
  const found = new Map<string, string>();
  const isInside = ({ place }: { place: Place }) => scopes.some((scope) => place.path.startsWith(scope));
  for (const { id, name } of messages) {
    const reached = handlers.filter((handler) => handler.handles.includes(id) && isInside(handler));
    for (const sender of senders.filter(({ message }) => message === id).filter(isInside)) {
      for (const handler of reached) found.set(`${at(sender.place)} -> ${at(handler.place)}`, name);
    }
  }
  return found;
}

function at({ path, range }: Place): string {
  return `${path}:${range.start.line + 1}`;
}

function described(count: Count): string {
  const { found, missed, wrong } = count;
  const shares = `recall ${recall(count).toFixed(2)}, precision ${precision(count).toFixed(2)}`;
  return `${shares} (${found} found, ${missed} missed, ${wrong} wrong)`;
}

function recall({ found, missed }: Count): number {
  return found / Math.max(1, found + missed);
}

function precision({ found, wrong }: Count): number {
  return found / Math.max(1, found + wrong);
}

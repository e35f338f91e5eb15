/**
 * Measures the message map of 10,000 files: reading their facts, what the index keeps in memory, joining them, and the texts of
 * pictures. The files are those of `test/fixtures/map`, repeated as services of their own. Prints JSON; run it with
 * `node --expose-gc test/bench/map.ts [files]`.
 */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { FolderIndex } from '../../src/cli/lint/folderIndex.ts';
import { adapterFor } from '../../src/core/analysis/analyse.ts';
import { createParser } from '../../src/core/analysis/parser.ts';
import { holes } from '../../src/core/map/holes.ts';
import { mermaidOf } from '../../src/core/map/mermaid.ts';
import { messageMap } from '../../src/core/map/messageMap.ts';
import type { MessageMap } from '../../src/core/map/model.ts';
import { viewOf, wholeMap } from '../../src/core/map/view.ts';
import { walkFolder } from '../../src/server/folderWalk.ts';
import { nodeParserFiles } from '../../src/server/parserFiles.ts';
import { measure, timed } from './measure.ts';

const count = Number(process.argv[2] ?? 10_000);
const fixtures = join(import.meta.dirname, '../fixtures/map');
const texts: { path: string; text: string }[] = [];
for await (const file of walkFolder(fixtures, { wanted: (name) => adapterFor(name) !== undefined }))
  texts.push({ path: relative(fixtures, file), text: await readFile(file, 'utf8') });
const serviceOf = (path: string) => path.split('/').slice(0, 2).join('/');

const index = new FolderIndex(createParser(nodeParserFiles()), 'shop');
const before = heap();
const reading = await timed(async () => {
  for (let at = 0; at < count; at += 1) {
    const { path, text } = texts[at % texts.length] ?? { path: '', text: '' };
    const name = `s${Math.floor(at / texts.length)}/${path}`;
    await index.take(name, name, text, async () => text);
  }
  await index.workspace();
});
const kept = heap() - before;
const facts = [...(await index.workspace()).files.values()];
const map = messageMap(facts, serviceOf);

console.log(
  JSON.stringify(
    {
      node: process.version,
      files: count,
      readingMs: Math.round(reading),
      indexMegabytes: Math.round(kept / 1e5) / 10,
      joinMs: await measure(10, async () => messageMap(facts, serviceOf)),
      holesMs: await measure(10, async () => holes(map)),
      flowchartMs: { 50: await flowchart(50), 500: await flowchart(500) },
    },
    undefined,
    2,
  ),
);

/** The text of a picture of so many messages and their handlers, unfolded. */
function flowchart(nodes: number) {
  const messages = map.messages.slice(0, nodes / 2);
  const ids = new Set(messages.map(({ id }) => id));
  const handlers = map.handlers
    .filter(({ handles }) => handles.some((id) => ids.has(id)))
    .slice(0, nodes / 2);
  const part: MessageMap = { messages, handlers, senders: [] };
  const unfolded = [...new Set([...messages, ...handlers].map(({ service }) => service))];
  return measure(20, async () => mermaidOf(viewOf(part, { ...wholeMap, unfolded }), 'flowchart'));
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

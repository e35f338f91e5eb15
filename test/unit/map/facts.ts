import assert from 'node:assert/strict';
import { analyseAny } from '../../../src/core/analysis/analyse.ts';
import { createParser } from '../../../src/core/analysis/parser.ts';
import { fileFacts } from '../../../src/core/map/fileFacts.ts';
import { messageMap } from '../../../src/core/map/messageMap.ts';
import type { FileFacts, MessageMap } from '../../../src/core/map/model.ts';
import { nodeParserFiles } from '../../../src/server/parserFiles.ts';

const parser = createParser(nodeParserFiles());

export async function factsOf(text: string, path = 'src/shop.ts'): Promise<FileFacts> {
  const analysis = await analyseAny(parser, path, text);
  assert.ok('model' in analysis);
  return fileFacts(analysis.model, text);
}

/** The map of files given by path; the service of a file is its first folder. */
export async function mapOf(files: Readonly<Record<string, string>>): Promise<MessageMap> {
  const facts = await Promise.all(Object.entries(files).map(([path, text]) => factsOf(text, path)));
  return messageMap(facts, (path) => path.split('/')[0] ?? '');
}

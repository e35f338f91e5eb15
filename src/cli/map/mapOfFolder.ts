import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { adapterFor, defaultMaxFileBytes } from '../../core/analysis/analyse.ts';
import { createParser } from '../../core/analysis/parser.ts';
import { messageWords } from '../../core/map/concern.ts';
import { factsOfText } from '../../core/map/factsOfText.ts';
import { messageMap } from '../../core/map/messageMap.ts';
import type { FileFacts, MessageMap } from '../../core/map/model.ts';
import { isManifest, type Manifest, servicesOf } from '../../core/map/services.ts';
import { walkFolder } from '../../server/folderWalk.ts';
import { nodeParserFiles } from '../../server/parserFiles.ts';

export interface FolderMap {
  readonly map: MessageMap;
  /** Files that were not read, relative to the folder. */
  readonly tooLarge: readonly string[];
}

/** Reads the message map of a folder on disk; files that cannot be read are passed over. */
export async function mapOfFolder(folder: string, includeTests: boolean): Promise<FolderMap> {
  const root = path.resolve(folder);
  const parser = createParser(nodeParserFiles());
  const manifests: Manifest[] = [];
  const facts: FileFacts[] = [];
  const tooLarge: string[] = [];
  /** Files that say nothing by themselves. */
  const others: string[] = [];
  const wanted = (name: string) => isManifest(name) || adapterFor(name) !== undefined;
  for await (const file of walkFolder(root, { wanted })) {
    const name = path.relative(root, file).split(path.sep).join('/');
    const text = await readFile(file, 'utf8').catch(() => '');
    if (isManifest(name)) manifests.push({ path: name, text });
    else if (text.length > defaultMaxFileBytes) tooLarge.push(name);
    else {
      const found = await factsOfText(parser, name, text);
      if (found) facts.push(found);
      else others.push(name);
    }
  }
  const words = messageWords(facts);
  for (const name of others) {
    const text = await readFile(path.join(root, name), 'utf8').catch(() => '');
    const found = await factsOfText(parser, name, text, words);
    if (found) facts.push(found);
  }
  const serviceOf = servicesOf(manifests, path.basename(root));
  return { map: messageMap(facts, serviceOf, { includeTests }), tooLarge };
}

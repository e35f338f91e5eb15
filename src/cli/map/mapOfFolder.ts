import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { adapterFor, defaultMaxFileBytes } from '../../core/analysis/analyse.ts';
import { fileKindOf } from '../../core/analysis/gates.ts';
import { createParser } from '../../core/analysis/parser.ts';
import { messageMap } from '../../core/map/messageMap.ts';
import type { MessageMap } from '../../core/map/model.ts';
import { isManifest } from '../../core/map/services.ts';
import { walkFolder } from '../../server/folderWalk.ts';
import { nodeParserFiles } from '../../server/parserFiles.ts';
import { FolderIndex } from '../lint/folderIndex.ts';

export interface FolderMap {
  readonly map: MessageMap;
  /** Files that were not read, relative to the folder. */
  readonly tooLarge: readonly string[];
}

/** Reads the message map of a folder on disk; files that cannot be read are passed over. */
export async function mapOfFolder(folder: string, includeTests: boolean): Promise<FolderMap> {
  const root = path.resolve(folder);
  const index = new FolderIndex(createParser(nodeParserFiles()), path.basename(root));
  const tooLarge: string[] = [];
  const wanted = (name: string) => isManifest(name) || adapterFor(name) !== undefined;
  for await (const file of walkFolder(root, { wanted })) {
    const name = path.relative(root, file).split(path.sep).join('/');
    if (!includeTests && fileKindOf(name).test) continue;
    const read = () => readFile(file, 'utf8').catch(() => '');
    const text = await read();
    if (isManifest(name)) index.takeManifest(name, text);
    else if (text.length > defaultMaxFileBytes) tooLarge.push(name);
    else await index.take(name, name, text, read);
  }
  const { files, serviceOf, map } = await index.workspace();
  return { map: includeTests ? messageMap(files.values(), serviceOf, { includeTests }) : map, tooLarge };
}

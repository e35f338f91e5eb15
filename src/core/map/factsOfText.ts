import { analyseAny } from '../analysis/analyse.ts';
import type { SourceParser } from '../analysis/parser.ts';
import { concernsMap, mentions } from './concern.ts';
import { fileFacts } from './fileFacts.ts';
import type { FileFacts } from './model.ts';

/**
 * The facts of a file that has anything to do with messages, else undefined. All files are read once without words; those
 * that gave nothing are asked again with the `messageWords` of the others, since a file that only declares or sends a
 * message need not look like one.
 * @param maxLength larger files are left out; in UTF-16 units
 */
export async function factsOfText(
  parser: SourceParser,
  path: string,
  text: string,
  words: ReadonlySet<string> = new Set(),
  maxLength?: number,
): Promise<FileFacts | undefined> {
  if (!concernsMap(path, text) && !mentions(text, words)) return undefined;
  const analysis = await analyseAny(parser, path, text, maxLength);
  return 'model' in analysis ? fileFacts(analysis.model, text) : undefined;
}

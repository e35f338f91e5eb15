import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Loads the program an exercise check runs against: `broken.ts` beside the check, or the file that
 * `PATTERNBOOK_SUBJECT` names, relative to the same folder. `checkUrl` is the check's `import.meta.url`.
 */
export async function subject<Program>(checkUrl: string): Promise<Program> {
  const file = process.env.PATTERNBOOK_SUBJECT ?? 'broken.ts';
  const program = path.resolve(path.dirname(fileURLToPath(checkUrl)), file);
  return import(pathToFileURL(program).href);
}

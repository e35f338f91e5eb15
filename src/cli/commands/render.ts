import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type Call, type Command, UsageError } from '../command.ts';
import { plural } from '../plural.ts';
import { openBook } from '../render/bookSource.ts';
import { writePages } from '../render/writePages.ts';

export const renderCommand: Command = {
  name: 'render',
  summary: 'write a course as pages for an ordinary browser',
  usage: 'DIR --out FOLDER',
  help: `Writes every lesson of the course in DIR as a plain HTML page into FOLDER, with the same page program the
editor shows, and a table of contents in FOLDER/index.html. Prints what is wrong in the lessons as file:line.

  --out FOLDER    where to write; made where it does not exist, files of the same name are replaced

The pages load modules, so they are looked at through a web server: "npx http-server FOLDER".

Exit code: 0 where pages were written, 1 where DIR holds no course, 2 for misuse.`,
  options: { out: { type: 'string' } },
  run,
};

async function run({ positionals, values, print, printError }: Call): Promise<number> {
  const [folder, ...more] = positionals;
  if (folder === undefined) throw new UsageError('DIR is missing');
  if (more.length > 0) throw new UsageError(`one DIR is expected, not also ${more.join(' ')}`);
  if (typeof values.out !== 'string') throw new UsageError('--out FOLDER is missing');
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new UsageError(`${folder} is no folder`);
  const book = await openBook(folder);
  if (book.editions.length === 0) {
    printError(`${folder} holds no Markdown`);
    return 1;
  }
  const { pages, problems } = await writePages(book, {
    from: folder,
    to: values.out,
    assets: assetsFolder(),
  });
  for (const { file, line, message } of problems) printError(`${file}:${line} ${message}`);
  print(`${plural(pages, 'page')} in ${values.out}`);
  return 0;
}

/** The built lesson page: beside the bundled program, or in `out/` of the checkout it is run from. */
function assetsFolder(): string {
  const places = [
    path.join(import.meta.dirname, 'webview'),
    path.join(import.meta.dirname, '../../../out/webview'),
  ];
  const built = places.find((place) => existsSync(path.join(place, 'lesson.mjs')));
  if (built === undefined) throw new UsageError('the lesson page is not built: run "npm run build" first');
  return built;
}

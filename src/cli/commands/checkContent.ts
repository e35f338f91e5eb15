import type { Problem } from '../../core/problem.ts';
import { bookReport, checkLessons, type DiagramCheck } from '../checkContent.ts';
import { type Call, type Command, UsageError } from '../command.ts';
import { type Content, readContent } from '../contentFolder.ts';
import { plural } from '../plural.ts';

/** @param drawn draws diagrams; without it they are read but not drawn */
export function checkContentCommand(drawn?: DiagramCheck): Command {
  return {
    name: 'check-content',
    summary: 'check the lessons of the built-in book',
    usage: '[SLUG…] [--root DIR]',
    help: `Holds the lessons SLUG, or all that are written, to the authoring guide (content/AUTHORING.md): both languages
alike, references and links that resolve, examples that print their golden output, exercises that fail before and pass
after. Prints file:line and what is wrong; what begins with "warning" is for the author to decide.

  --root DIR    the checkout with content/ in it; the current folder by default

Exit code: 0 where nothing is wrong, 1 where something is, 2 for misuse.`,
    options: { root: { type: 'string', default: '.' } },
    run: (call) => run(call, drawn),
  };
}

async function run({ positionals, values, print }: Call, drawn?: DiagramCheck): Promise<number> {
  if (!process.features.typescript) throw new UsageError('Node 22.18 or later is needed to run the examples');
  const root = String(values.root);
  const content = await readContent(root);
  const { lessons, unwritten } = chosen(content, positionals);
  let failed = false;
  const show = (problems: readonly Problem[], kind = '') => {
    for (const { file, line, message } of problems) print(`content/${file}:${line} ${kind}${message}`);
  };
  const fail = (problems: readonly Problem[]) => {
    show(problems);
    failed ||= problems.length > 0;
  };

  if (positionals.length === 0) fail(bookReport(content));
  else fail(unwritten.flatMap((slug) => missingLesson(slug, content)));
  for (const report of checkLessons(lessons, content, root, drawn)) {
    const { problems, warnings } = await report;
    fail(problems);
    show(warnings, 'warning: ');
  }
  const state = unwritten.length > 0 ? `, ${unwritten.length} still to be written` : '';
  print(`${plural(lessons.length, 'lesson')} checked${state}`);
  return failed ? 1 : 0;
}

/** Why a lesson that was asked for cannot be checked. */
function missingLesson(slug: string, { problems }: Content): readonly Problem[] {
  const folder = `lessons/${slug}`;
  const known = problems.filter(({ file }) => file.startsWith(`${folder}/`));
  return known.length > 0 ? known : [{ file: folder, line: 1, message: 'The lesson is not written yet' }];
}

function chosen({ book, written }: Content, slugs: readonly string[]) {
  const index = Object.values(book.editions)[0]?.lessons.map(({ slug }) => slug) ?? [];
  const unknown = slugs.filter((slug) => !index.includes(slug));
  if (unknown.length > 0) throw new UsageError(`no lesson ${unknown.join(', ')} in the index`);
  const wanted = slugs.length > 0 ? slugs : index;
  return {
    lessons: wanted.flatMap((slug) => written.get(slug) ?? []),
    unwritten: wanted.filter((slug) => !written.has(slug)),
  };
}

import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Course, CourseSection } from '../../core/course/course.ts';
import { openCourse } from '../../core/course/openCourse.ts';
import { type Call, type Command, UsageError } from '../command.ts';
import { folderFiles } from '../folderFiles.ts';
import { plural } from '../plural.ts';

export const courseCommand: Command = {
  name: 'course',
  summary: 'print the books found in a folder',
  usage: 'DIR [--json]',
  help: `Prints title, sections, lessons and problems of the course in DIR: a chapter index, MkDocs, mdBook,
or a plain folder of Markdown.

  --json    print { books: [{ title, locale, sections, lessons, problems }] }

Exit code: 0 where a book was found, 1 where DIR holds none, 2 for misuse.`,
  options: { json: { type: 'boolean' } },
  run,
};

async function run({ positionals, values, print, printError }: Call): Promise<number> {
  const [folder, ...more] = positionals;
  if (folder === undefined) throw new UsageError('DIR is missing');
  if (more.length > 0) throw new UsageError(`one DIR is expected, not also ${more.join(' ')}`);
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new UsageError(`${folder} is no folder`);
  const courses = await openCourse(folderFiles(folder), path.basename(path.resolve(folder)));
  if (values.json) print(JSON.stringify({ books: courses.map(bookOf) }, undefined, 2));
  else if (courses.length > 0) print(courses.map(describe).join('\n\n'));
  if (courses.length > 0) return 0;
  if (!values.json) printError(`${folder} holds no Markdown`);
  return 1;
}

interface PrintedSection {
  readonly number?: string;
  readonly title: string;
  readonly lessons: readonly { readonly slug: string; readonly title: string }[];
  /** Absent where there are none. */
  readonly sections?: readonly PrintedSection[];
}

function bookOf({ title, locale, sections, lessons, problems }: Course) {
  const titles = new Map(lessons.map(({ slug, title }) => [slug, title]));
  const printed = (section: CourseSection): PrintedSection => ({
    ...(section.number && { number: section.number }),
    title: section.title,
    lessons: section.lessons.map((slug) => ({ slug, title: titles.get(slug) ?? slug })),
    ...(section.sections.length > 0 && { sections: section.sections.map(printed) }),
  });
  return { title, locale, sections: sections.map(printed), lessons, problems };
}

function describe(course: Course): string {
  const book = bookOf(course);
  const lines = (section: PrintedSection, indent: string): string[] => [
    `${indent}${[section.number, section.title].filter(Boolean).join(' ')}`,
    ...section.lessons.map(({ slug, title }) => `${indent}  ${slug}  ${title}`),
    ...(section.sections ?? []).flatMap((below) => lines(below, `${indent}  `)),
  ];
  const placed = new Set(slugsOf(course.sections));
  const others = book.lessons.filter(({ slug }) => !placed.has(slug));
  return [
    `${book.title} [${book.locale}] – ${plural(book.lessons.length, 'lesson')} in ${plural(book.sections.length, 'section')}`,
    ...book.sections.flatMap((section) => lines(section, '  ')),
    ...(others.length > 0 ? ['  In no section'] : []),
    ...others.map(({ slug, title }) => `    ${slug}  ${title}`),
    ...book.problems.map(({ file, line, message }) => `${file}:${line} ${message}`),
  ].join('\n');
}

function slugsOf(sections: readonly CourseSection[]): string[] {
  return sections.flatMap((section) => [...section.lessons, ...slugsOf(section.sections)]);
}

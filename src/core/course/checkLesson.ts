import { type Locale, locales } from '../locale.ts';
import { readDiagram } from '../markdown/diagrams.ts';
import { lessonFinder } from '../markdown/paths.ts';
import { renderLesson } from '../markdown/renderLesson.ts';
import type { Problem } from '../problem.ts';
import type { GlossaryTerm, LessonBundle } from './bundle.ts';
import type { CourseLesson } from './course.ts';
import type { LessonMeta } from './lessonMeta.ts';
import { type LessonSkeleton, readSkeleton, type SkeletonPart } from './lessonSkeleton.ts';
import { linksOf } from './links.ts';

/** A written lesson as it stands in the content folder. */
export interface WrittenLesson extends LessonBundle {
  readonly meta: LessonMeta;
  /** The text of `lesson.yaml`. */
  readonly metaSource: string;
}

/** What the book around a lesson holds. */
export interface LessonSurroundings {
  /** Every lesson of the index, written or not. */
  readonly index: readonly CourseLesson[];
  readonly written: ReadonlyMap<string, WrittenLesson>;
  readonly glossary: readonly GlossaryTerm[];
}

/** What must be put right, and what an author may decide. */
export interface LessonReport {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

type Report = (file: string, line: number, message: string) => void;

/**
 * Holds a lesson against the authoring guide as far as text tells: both languages alike, code and links that
 * resolve, described diagrams, a whole `lesson.yaml`, glossary words, nothing left to do. Paths in the report are
 * relative to the content folder.
 */
export function checkLesson(lesson: WrittenLesson, book: LessonSurroundings): LessonReport {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const folder = `lessons/${lesson.slug}`;
  const report: Report = (file, line, message) => problems.push({ file: `${folder}/${file}`, line, message });
  const warn: Report = (file, line, message) => warnings.push({ file: `${folder}/${file}`, line, message });

  checkMeta(lesson.meta, report);
  checkFiles(lesson, report);
  const skeletons = new Map<Locale, LessonSkeleton>();
  for (const locale of locales) {
    const markdown = lesson.markdown[locale];
    if (markdown === undefined) continue;
    const skeleton = readSkeleton(markdown);
    skeletons.set(locale, skeleton);
    const file = `${locale}.md`;
    checkHeadings(skeleton, file, report);
    checkFences(skeleton, file, report, warn);
    checkLinks(lesson.slug, skeleton, book, file, report);
    checkWords(skeleton, locale, book.glossary, file, report);
    checkLength(skeleton, locale, file, warn);
    problems.push(...rendered(lesson, locale, book));
  }
  const [en, ko] = [skeletons.get('en'), skeletons.get('ko')];
  if (en && ko) checkAlike(en, ko, report);
  return { problems, warnings };
}

/** What the reader would see in the place of code, links and images that lead nowhere. */
function rendered(lesson: WrittenLesson, locale: Locale, book: LessonSurroundings): readonly Problem[] {
  const document = {
    bookId: '',
    slug: lesson.slug,
    locale,
    requestedLocale: locale,
    title: lesson.meta.title[locale] ?? lesson.slug,
    path: `lessons/${lesson.slug}/${locale}.md`,
    markdown: lesson.markdown[locale] ?? '',
    files: lesson.files,
  };
  return renderLesson(document, { lessonAt: lessonFinder(book.index), imageUrl: (path) => path }).problems;
}

function checkMeta(meta: LessonMeta, report: Report): void {
  const complain = (message: string) => report('lesson.yaml', 1, message);
  const lists = { sources: meta.sources, quiz: meta.quiz };
  for (const [name, list] of Object.entries(lists)) if (list.length === 0) complain(`${name} is empty`);
  const pairs = { objectives: meta.objectives, 'exercise.hints': meta.exercise?.hints ?? {} };
  for (const [name, { en = [], ko = [] }] of Object.entries(pairs)) {
    if (en.length !== ko.length) complain(`${name}: ${en.length} in English, ${ko.length} in Korean`);
    else if (en.length === 0) complain(`${name} is empty`);
  }
  if (meta.exercise === undefined) complain('exercise is missing');
}

const requiredFiles = [
  'example/main.ts',
  'example/main.test.ts',
  'example/output.txt',
  'exercise/broken.ts',
  'exercise/solution.ts',
  'exercise/check.test.ts',
];

/** Places on the author's own machine. */
const machinePath =
  /(?:^|[\s"'`(=])((?:file:\/\/|\/(?:home|Users|root|tmp|work)\/|[A-Z]:\\(?:Users|home)\\)[^\s"'`)]*)/;
const nondeterminism = /\b(Date\.now|Math\.random|performance\.now|setTimeout|setInterval)\(|\bnew Date\(\)/;

function checkFiles({ files, markdown, metaSource }: WrittenLesson, report: Report): void {
  for (const file of requiredFiles) {
    if (!Object.hasOwn(files, file)) report(file, 1, 'The file does not exist');
  }
  const texts = {
    'lesson.yaml': metaSource,
    'en.md': markdown.en ?? '',
    'ko.md': markdown.ko ?? '',
    ...files,
  };
  for (const [file, text] of Object.entries(texts)) {
    // Files of the kernel, which a fence may show, are not the lesson's.
    if (file.startsWith('../')) continue;
    const program = file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'exercise/broken.ts';
    for (const [index, line] of text.split('\n').entries()) {
      if (/\bTODO\b/.test(line)) report(file, index + 1, 'A TODO is left');
      const place = machinePath.exec(line)?.[1];
      if (place) report(file, index + 1, `A path of the author's machine: ${place}`);
      const call = program && !/^\s*(\/\/|\*|\/\*)/.test(line) ? nondeterminism.exec(line)?.[0] : undefined;
      if (call)
        report(file, index + 1, `${call} is not deterministic; take time, chance and delay from the kernel`);
    }
  }
}

function checkHeadings({ parts }: LessonSkeleton, file: string, report: Report): void {
  const ids = new Set<string>();
  const headings = parts.filter((part) => part.kind === 'heading');
  for (const { line, level, id, text } of headings) {
    if (level === 1)
      report(file, line, 'A heading of level 1: the title comes from lesson.yaml, headings start at ##');
    if (id === undefined) report(file, line, `The heading "${text}" names no id: {#…}`);
    else if (ids.has(id)) report(file, line, `The id ${id} stands twice`);
    else ids.add(id);
  }
  if (headings.length === 0) report(file, 1, 'The lesson has no heading');
}

function checkFences({ parts }: LessonSkeleton, file: string, report: Report, warn: Report): void {
  const diagrams = parts.filter((part) => part.kind === 'diagram');
  if (diagrams.length < 2 || diagrams.length > 4) {
    report(file, diagrams.at(-1)?.line ?? 1, `${diagrams.length} diagrams; two to four are asked for`);
  }
  for (const { line, source } of diagrams) {
    const { title, description } = readDiagram(source);
    if (!title) report(file, line, 'The diagram has no accTitle');
    if (!description) report(file, line, 'The diagram has no accDescr');
  }
  for (const part of parts) {
    if (part.kind !== 'fence') continue;
    if (/^(ts|tsx|typescript|js|jsx|javascript)$/.test(part.language)) {
      report(file, part.line, 'Code typed into the prose; name a file and a region of the example');
    } else if (part.lines > 15) {
      warn(file, part.line, `A fence of ${part.lines} lines that no test has seen`);
    }
  }
}

/** Headings that links name, and footnotes. Lessons and files that links name are the renderer's to check. */
function checkLinks(
  slug: string,
  { prose, parts }: LessonSkeleton,
  book: LessonSurroundings,
  file: string,
  report: Report,
): void {
  const own = idsOf(parts);
  const defined = new Set(prose.map(({ text }) => /^\[\^([^\]]+)\]:/.exec(text)?.[1]));
  const used = new Set<string>();
  for (const { line, text } of prose) {
    for (const { target } of linksOf(text.replace(/`[^`]*`/g, ''))) {
      const [, other, heading] = /^(?:\.\.\/([^/#]+)\/)?(?:#(.+))?$/.exec(target) ?? [];
      if (heading === undefined) continue;
      const ids = other === undefined || other === slug ? own : idsOfLesson(book.written.get(other));
      if (!ids.has(heading))
        report(file, line, `No heading ${heading}${other ? ` in ${other}` : ''}: ${target}`);
    }
    for (const [, key = ''] of text.matchAll(/\[\^([^\]]+)\](?!:)/g)) {
      used.add(key);
      if (!defined.has(key)) report(file, line, `The footnote ${key} is not defined`);
    }
  }
  for (const { line, text } of prose) {
    const key = /^\[\^([^\]]+)\]:/.exec(text)?.[1];
    if (key !== undefined && !used.has(key)) report(file, line, `The footnote ${key} is never used`);
  }
}

function idsOfLesson(lesson: WrittenLesson | undefined): Set<string> {
  return new Set(
    Object.values(lesson?.markdown ?? {}).flatMap((markdown) => [...idsOf(readSkeleton(markdown).parts)]),
  );
}

function idsOf(parts: readonly SkeletonPart[]): Set<string> {
  return new Set(parts.flatMap((part) => (part.kind === 'heading' && part.id ? [part.id] : [])));
}

/** Words that the glossary says to avoid, outside of code and addresses. */
function checkWords(
  { prose }: LessonSkeleton,
  locale: Locale,
  glossary: readonly GlossaryTerm[],
  file: string,
  report: Report,
): void {
  const avoided = glossary.flatMap(({ term, avoid }) =>
    (avoid?.[locale] ?? []).map((word) => ({ word: word.toLowerCase(), term: term[locale] ?? '' })),
  );
  for (const { line, text } of prose) {
    const plain = text.replace(/`[^`]*`|\]\([^)]*\)|<[^>]*>/g, ' ').toLowerCase();
    for (const { word, term } of avoided) {
      if (containsWord(plain, word)) report(file, line, `"${word}" is called "${term}" in this book`);
    }
  }
}

/** A Korean word may carry particles behind it. */
function containsWord(text: string, word: string): boolean {
  const end = /\p{Script=Hangul}$/u.test(word) ? '' : '(?![\\p{L}\\p{N}])';
  return new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}${end}`, 'u').test(
    text,
  );
}

/** What a lesson should have: English words, or Korean characters at the same reading time (200 words, 500 characters a minute). */
const lengths = {
  en: { unit: 'words', least: 1200, most: 2500 },
  ko: { unit: 'characters', least: 3000, most: 6250 },
};

function checkLength({ prose }: LessonSkeleton, locale: Locale, file: string, warn: Report): void {
  const length = proseLength(prose.map(({ text }) => text).join('\n'), locale);
  const { unit, least, most } = lengths[locale];
  if (length < least || length > most)
    warn(file, 1, `${length} ${unit} of prose; ${least} to ${most} are asked for`);
}

/** Words of an English text, characters of a Korean one without spaces; link targets, footnotes and container names left out. */
export function proseLength(text: string, locale: Locale): number {
  const plain = text.replace(/^\[\^[^\]]+\]:.*$|^:::+ *[a-z]*|\[\^[^\]]+\]|(?<=\])\([^)]*\)/gm, '');
  if (locale === 'en') return plain.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
  return plain.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** The first place where the languages differ; what follows it would only repeat the complaint. */
function checkAlike(en: LessonSkeleton, ko: LessonSkeleton, report: Report): void {
  const [english, korean] = [en, ko].map(({ parts }) =>
    parts.map((part) => ({ line: part.line, name: nameOf(part) })),
  );
  if (!english || !korean) return;
  const at = english.findIndex(({ name }, index) => korean[index]?.name !== name);
  const index = at >= 0 ? at : english.length;
  const [here, there] = [korean[index], english[index]];
  if (!here && !there) return;
  const line = here?.line ?? korean.at(-1)?.line ?? 1;
  const english_ = there ? `${there.name} (en.md:${there.line})` : 'nothing more';
  report('ko.md', line, `${here?.name ?? 'Nothing more'} stands where English has ${english_}`);
}

function nameOf(part: SkeletonPart): string {
  switch (part.kind) {
    case 'heading':
      return `heading ${'#'.repeat(part.level)} ${part.id ?? part.text}`;
    case 'container':
      return `container ${part.name}`;
    case 'code':
      return `code ${part.file}${part.region ? ` ${part.region}` : ''}`;
    case 'diagram':
      return `diagram ${/^\s*(\S+)/.exec(part.source)?.[1] ?? ''}`;
    case 'fence':
      return `fence ${part.language}`;
  }
}

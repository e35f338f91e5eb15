import type { Locale } from '../locale.ts';
import { readDiagram } from '../markdown/diagrams.ts';
import type { GlossaryTerm } from './bundle.ts';
import type { LessonSurroundings, WrittenLesson } from './checkLesson.ts';
import type { Report } from './checkReport.ts';
import { type LessonSkeleton, readSkeleton, type SkeletonPart } from './lessonSkeleton.ts';
import { linksOf } from './links.ts';

export function checkHeadings({ parts }: LessonSkeleton, file: string, report: Report): void {
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

export function checkFences({ parts }: LessonSkeleton, file: string, report: Report, warn: Report): void {
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
export function checkLinks(
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
      const { other, heading } = parseTarget(target);
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

/** Links to lessons and headings in the texts of `lesson.yaml`, which the renderer is not asked about. */
export function checkMetaLinks(
  { slug, meta }: WrittenLesson,
  book: LessonSurroundings,
  report: Report,
): void {
  const texts = [
    meta.exercise?.task,
    meta.exercise?.hints,
    ...meta.quiz.flatMap(({ question, answers }) => [
      question,
      ...answers.flatMap(({ text, why }) => [text, why]),
    ]),
  ].flatMap((text) => Object.values(text ?? {}).flat());
  const slugs = new Set(book.index.map((lesson) => lesson.slug));
  for (const { target } of texts.flatMap(linksOf)) {
    const { other = slug, heading } = parseTarget(target);
    const missing = heading !== undefined && !idsOfLesson(book.written.get(other)).has(heading);
    if (!slugs.has(other) || missing) report('lesson.yaml', 1, `The link leads nowhere: ${target}`);
  }
}

/** `../<slug>/#<heading>`, either part of it; neither for links out of the book. */
function parseTarget(target: string): { other?: string; heading?: string } {
  const [, other, heading] = /^(?:\.\.\/([^/#]+)\/)?(?:#(.+))?$/.exec(target) ?? [];
  return { ...(other && { other }), ...(heading && { heading }) };
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
export function checkWords(
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

export function checkLength({ prose }: LessonSkeleton, locale: Locale, file: string, warn: Report): void {
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

import { type Locale, locales } from '../locale.ts';
import { lessonFinder } from '../markdown/paths.ts';
import { renderLesson } from '../markdown/renderLesson.ts';
import type { Problem } from '../problem.ts';
import type { GlossaryTerm, LessonBundle } from './bundle.ts';
import { checkAlike } from './checkAlike.ts';
import { checkFiles } from './checkLessonFiles.ts';
import {
  checkFences,
  checkHeadings,
  checkLength,
  checkLinks,
  checkMetaLinks,
  checkWords,
} from './checkProse.ts';
import type { Report } from './checkReport.ts';
import type { CourseLesson } from './course.ts';
import type { LessonMeta } from './lessonMeta.ts';
import { type LessonSkeleton, readSkeleton } from './lessonSkeleton.ts';

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
  checkMetaLinks(lesson, book, report);
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

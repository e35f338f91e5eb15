import { inLocale, type Locale } from '../locale.ts';
import type { BookBundle } from './bundle.ts';
import type { LessonMeta } from './lessonMeta.ts';
import { type LessonProgress, type Progress, progressOf } from './progress.ts';

/** How far a reader is in the built-in book. */
export interface CourseStatus {
  readonly title: string;
  readonly sections: readonly SectionStatus[];
  /** Every written lesson once. */
  readonly total: Tally;
  /** The first lesson of the whole-book path that is not read yet. */
  readonly next?: { readonly slug: string; readonly title: string };
}

export interface SectionStatus {
  readonly title: string;
  readonly lessons: readonly LessonStatus[];
  readonly tally: Tally;
}

export interface LessonStatus extends Tally {
  readonly slug: string;
  readonly title: string;
}

/** Counts of a lesson, a section or the book. */
export interface Tally {
  readonly lessons: number;
  readonly read: number;
  readonly exercises: number;
  readonly passed: number;
  readonly questions: number;
  readonly right: number;
}

export function courseStatus(
  bundle: Pick<BookBundle, 'book' | 'lessons' | 'groups' | 'paths'>,
  progress: Progress,
  locale: Locale,
): CourseStatus {
  const { book, lessons, groups, paths } = bundle;
  const course = inLocale(book.editions, locale);
  const status = (slug: string): LessonStatus[] => {
    const meta = lessons[slug];
    return meta ? [lessonStatus(meta, progressOf(progress, book.id, slug), locale)] : [];
  };
  const parts = [
    ...(course?.sections ?? []).map(({ number, title, lessons: slugs }) => ({
      title: [number, title].filter(Boolean).join(' '),
      slugs,
    })),
    ...groups.map(({ id, title, lessons: slugs }) => ({ title: inLocale(title, locale) ?? id, slugs })),
  ];
  const next = paths[0]?.lessons.flatMap(status).find(({ read }) => read === 0);
  return {
    title: course?.title ?? book.id,
    sections: parts.map(({ title, slugs }) => {
      const inSection = slugs.flatMap(status);
      return { title, lessons: inSection, tally: sum(inSection) };
    }),
    total: sum(Object.keys(lessons).flatMap(status)),
    ...(next && { next: { slug: next.slug, title: next.title } }),
  };
}

function lessonStatus(meta: LessonMeta, done: LessonProgress, locale: Locale): LessonStatus {
  const right = meta.quiz.filter((question, index) => {
    const chosen = done.answers[String(index)];
    return chosen !== undefined && question.answers[chosen]?.right;
  });
  return {
    slug: meta.slug,
    title: inLocale(meta.title, locale) ?? meta.slug,
    lessons: 1,
    read: done.read ? 1 : 0,
    exercises: meta.exercise ? 1 : 0,
    passed: done.exercisePassed ? 1 : 0,
    questions: meta.quiz.length,
    right: right.length,
  };
}

function sum(tallies: readonly Tally[]): Tally {
  const total = (key: keyof Tally): number => tallies.reduce((count, tally) => count + tally[key], 0);
  return {
    lessons: total('lessons'),
    read: total('read'),
    exercises: total('exercises'),
    passed: total('passed'),
    questions: total('questions'),
    right: total('right'),
  };
}

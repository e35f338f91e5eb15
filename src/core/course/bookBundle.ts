import type { Localized } from '../locale.ts';
import type { Problem } from '../problem.ts';
import type { BookBundle, GlossaryTerm, LessonGroup } from './bundle.ts';
import type { Course, CourseSection } from './course.ts';
import type { LessonMeta } from './lessonMeta.ts';
import type { PathsFile } from './parsePaths.ts';

/** The id of the book that comes with the extension. */
export const builtInBookId = 'patternbook';

export interface BookParts extends PathsFile {
  readonly editions: Localized<Course>;
  readonly lessons: Readonly<Record<string, LessonMeta>>;
  readonly glossary: readonly GlossaryTerm[];
  readonly snippetTitles: Readonly<Record<string, Localized>>;
}

/** Puts the built-in book together. Lessons that stand in no section and no group fall into a group of their own. */
export function bookBundle({ editions, groups, ...parts }: BookParts): BookBundle {
  const courses = Object.values(editions);
  const placed = new Set([
    ...courses.flatMap(({ sections }) => slugsOf(sections)),
    ...groups.flatMap(({ lessons }) => lessons),
  ]);
  const slugs = new Set(courses.flatMap(({ lessons }) => lessons.map(({ slug }) => slug)));
  const left = [...slugs].filter((slug) => !placed.has(slug));
  const others: LessonGroup = {
    id: 'other-lessons',
    title: { en: 'Other lessons', ko: '그 밖의 레슨' },
    lessons: left,
  };
  return {
    book: { id: builtInBookId, editions },
    groups: left.length > 0 ? [...groups, others] : groups,
    ...parts,
  };
}

function slugsOf(sections: readonly CourseSection[]): string[] {
  return sections.flatMap((section) => [...section.lessons, ...slugsOf(section.sections)]);
}

/**
 * What is wrong between the parts of the book: editions that differ in sections, lessons or their order, a first
 * path that does not lead through every lesson once, and a former slug that does not lead to one lesson.
 */
export function bookProblems(
  { editions, paths, lessons }: BookParts,
  indexFile: Localized,
  pathsFile: string,
): Problem[] {
  const { en, ko } = editions;
  const problems: Problem[] = [];
  if (en && ko && JSON.stringify(outlineOf(en.sections)) !== JSON.stringify(outlineOf(ko.sections))) {
    problems.push({
      file: indexFile.ko ?? pathsFile,
      line: 1,
      message: `Sections and their lessons differ from those of ${indexFile.en}`,
    });
  }
  const course = en ?? ko;
  problems.push(...formerSlugProblems(lessons, course));
  const whole = paths[0];
  if (!course || !whole) return problems;
  for (const { slug } of course.lessons) {
    const times = whole.lessons.filter((other) => other === slug).length;
    if (times === 1) continue;
    problems.push({
      file: pathsFile,
      line: 1,
      message: `Path ${whole.id}: ${slug} stands ${times} times, not once`,
    });
  }
  return problems;
}

function formerSlugProblems(lessons: BookParts['lessons'], course: Course | undefined): Problem[] {
  const owners = new Map(course?.lessons.map(({ slug }) => [slug, slug]));
  return Object.values(lessons).flatMap(({ slug, formerSlugs }) =>
    formerSlugs.flatMap((former): Problem[] => {
      const owner = owners.get(former);
      owners.set(former, slug);
      if (owner === undefined) return [];
      return [
        { file: `lessons/${slug}/lesson.yaml`, line: 1, message: `formerSlugs: ${former} leads to ${owner}` },
      ];
    }),
  );
}

function outlineOf(sections: readonly CourseSection[]): unknown {
  return sections.map(({ id, lessons, sections }) => [id, lessons, outlineOf(sections)]);
}

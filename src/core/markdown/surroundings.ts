import type { GlossaryTerm, LessonGroup } from '../course/bundle.ts';
import type { Course, CourseSection } from '../course/course.ts';
import type { LessonMeta } from '../course/lessonMeta.ts';
import type { ReadingStatus } from '../course/progress.ts';
import { inLocale, type Locale, type Localized } from '../locale.ts';
import type { LessonLink, Surroundings } from './lessonView.ts';

/** What a book tells about the places of its lessons. */
export interface BookAround {
  readonly course: Course;
  readonly groups: readonly LessonGroup[];
  readonly glossary: readonly GlossaryTerm[];
  readonly snippetTitles: Readonly<Record<string, Localized>>;
  readonly meta: Readonly<Record<string, LessonMeta>>;
  /** Slugs in the order the reader goes through them. */
  readonly order: readonly string[];
  isWritten(slug: string): boolean;
  statusOf?(slug: string): ReadingStatus;
}

/** What stands around a lesson in its book: the way to it, its neighbours that can be read, the words it explains. */
export function surroundingsOf(book: BookAround, slug: string, locale: Locale): Surroundings {
  const link = (other: string | undefined): LessonLink | undefined => {
    const lesson = book.course.lessons.find((candidate) => candidate.slug === other);
    if (!lesson) return undefined;
    const title = book.meta[lesson.slug]?.title;
    const state = book.statusOf?.(lesson.slug);
    return {
      slug: lesson.slug,
      title: (title && inLocale(title, locale)) ?? lesson.title,
      ...(state && { state }),
    };
  };
  const at = book.order.indexOf(slug);
  const isWritten = (other: string): boolean => book.isWritten(other);
  const previous = at < 0 ? undefined : link(book.order.slice(0, at).findLast(isWritten));
  const next = at < 0 ? undefined : link(book.order.slice(at + 1).find(isWritten));
  return {
    trail: trailOf(book, slug, locale),
    glossary: book.glossary,
    ...(previous && { previous }),
    ...(next && { next }),
    link,
    snippetTitle: (prefix) => inLocale(book.snippetTitles[prefix] ?? {}, locale),
  };
}

/** Book and sections, as the chapter tree shows them. */
function trailOf({ course, groups }: BookAround, slug: string, locale: Locale): readonly string[] {
  const sections = sectionsTo(course.sections, slug);
  const group = groups.find((candidate) => candidate.lessons.includes(slug));
  const titles = sections
    ? sections.map(({ number, title }) => [number, title].filter(Boolean).join(' '))
    : [group && inLocale(group.title, locale)].filter((title) => title !== undefined);
  return [course.title, ...titles];
}

/** The sections one goes through to a lesson, the outermost first. */
function sectionsTo(sections: readonly CourseSection[], slug: string): readonly CourseSection[] | undefined {
  for (const section of sections) {
    if (section.lessons.includes(slug)) return [section];
    const below = sectionsTo(section.sections, slug);
    if (below) return [section, ...below];
  }
  return undefined;
}

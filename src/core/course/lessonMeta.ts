import type { Localized } from '../locale.ts';

/** Everything about a lesson that has no language or both; the parsed `lesson.yaml`. */
export interface LessonMeta {
  readonly slug: string;
  readonly title: Localized;
  readonly level: 'fundamental' | 'intermediate' | 'advanced';
  /** Reading and lab time in minutes. */
  readonly minutes: { readonly read: number; readonly lab: number };
  /** Slugs of the lessons that come before. */
  readonly prerequisites: readonly string[];
  readonly objectives: Localized<readonly string[]>;
  /** Ids of lint rules this lesson explains. */
  readonly rules: readonly string[];
  /** Prefixes of snippets (`pb-…`) this lesson explains. */
  readonly snippets: readonly string[];
  readonly sources: readonly Source[];
  readonly quiz: readonly Question[];
  readonly exercise?: Exercise;
  /** Slugs this lesson had before; progress and links move along. */
  readonly formerSlugs: readonly string[];
}

export interface Source {
  readonly title: string;
  readonly section?: string;
  readonly url?: string;
  /** What is read there, where the title does not say it. */
  readonly note?: Localized;
}

export interface Question {
  readonly question: Localized;
  /** Exactly one is right; each says why it is right or wrong. */
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly text: Localized;
  readonly right: boolean;
  readonly why: Localized;
}

export interface Exercise {
  readonly task: Localized;
  /** Opened one at a time. */
  readonly hints: Localized<readonly string[]>;
}

/** New slug by former slug, of all lessons. */
export function renamesOf(lessons: Readonly<Record<string, LessonMeta>>): Record<string, string> {
  return Object.fromEntries(
    Object.values(lessons).flatMap(({ slug, formerSlugs }) =>
      formerSlugs.map((former) => [former, slug] as const),
    ),
  );
}

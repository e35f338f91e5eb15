import type { SearchHit } from './searchIndex.ts';

/** The hits of one lesson, in the order of their score. */
export interface LessonHits {
  readonly bookId: string;
  readonly slug: string;
  readonly lessonTitle: string;
  readonly hits: readonly SearchHit[];
}

/** Groups hits by lesson, lessons in the order of their best hit. */
export function byLesson(hits: readonly SearchHit[]): LessonHits[] {
  const groups = Map.groupBy(hits, (hit) => `${hit.bookId}/${hit.slug}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first
      ? [{ bookId: first.bookId, slug: first.slug, lessonTitle: first.lessonTitle, hits: group }]
      : [];
  });
}

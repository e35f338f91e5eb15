import type { GlossaryTerm } from '../../core/course/bundle.ts';
import { type ReadingStatus, statusOf } from '../../core/course/progress.ts';
import { inLocale, type Locale } from '../../core/locale.ts';
import { buildLessonView, type LessonLink, type LessonView } from '../../core/markdown/lessonView.ts';
import { lessonFinder } from '../../core/markdown/paths.ts';
import type { Problem } from '../../core/problem.ts';
import type { Library } from '../course/library.ts';
import { isUnavailable, type LessonUnavailable, type Shelf } from '../course/shelf.ts';
import type { ReaderState } from '../progress/readerState.ts';

/** A lesson ready to be shown, and the shelf it stands on. */
export interface LoadedLesson {
  readonly view: LessonView;
  readonly shelf: Shelf;
  readonly problems: readonly Problem[];
}

/** Reads lessons from the library and puts them together with their surroundings in the book. */
export class LessonLoader {
  readonly #library: Library;
  readonly #state: ReaderState;

  constructor(library: Library, state: ReaderState) {
    this.#library = library;
    this.#state = state;
  }

  /** @param imageUrl the address of an image under the shelf's root */
  async load(
    bookId: string,
    slug: string,
    locale: Locale,
    imageUrl: (shelf: Shelf, path: string) => string,
  ): Promise<LoadedLesson | LessonUnavailable> {
    const document = await this.#library.lesson(bookId, slug, locale);
    const shelf = await this.#library.shelf(bookId);
    if (isUnavailable(document) || !shelf) {
      return isUnavailable(document) ? document : { unavailable: 'unknown', message: bookId };
    }
    const course = inLocale(shelf.book.editions, locale);
    const lessons = course?.lessons ?? [];
    const order = shelf.paths[0]?.lessons ?? lessons.map((lesson) => lesson.slug);
    const at = order.indexOf(slug);
    const isOpen = (other: string): boolean => shelf.isWritten(other);
    const link = (other: string | undefined): LessonLink | undefined => {
      const lesson = lessons.find((candidate) => candidate.slug === other);
      if (!lesson) return undefined;
      const title = shelf.meta[lesson.slug]?.title;
      return {
        slug: lesson.slug,
        title: (title && inLocale(title, locale)) ?? lesson.title,
        state: this.#statusOf(bookId, lesson.slug),
      };
    };
    const previous = at < 0 ? undefined : link(order.slice(0, at).findLast(isOpen));
    const next = at < 0 ? undefined : link(order.slice(at + 1).find(isOpen));
    const { view, problems } = buildLessonView(
      document,
      { lessonAt: lessonFinder(lessons), imageUrl: (path) => imageUrl(shelf, path) },
      {
        trail: trailOf(shelf, slug, locale),
        glossary: await this.#glossaryOf(shelf),
        ...(previous && { previous }),
        ...(next && { next }),
        link,
      },
    );
    return { view, shelf, problems };
  }

  #statusOf(bookId: string, slug: string): ReadingStatus {
    return statusOf(this.#state.progress, bookId, slug);
  }

  /** The book's own terms; other courses have none. */
  async #glossaryOf(shelf: Shelf): Promise<readonly GlossaryTerm[]> {
    return shelf.trust === 'trusted' ? (await this.#library.builtIn()).bundle.glossary : [];
  }
}

/** Book and section, as the chapter tree shows them. */
function trailOf(shelf: Shelf, slug: string, locale: Locale): readonly string[] {
  const course = inLocale(shelf.book.editions, locale);
  const section = course?.sections.find((candidate) => candidate.lessons.includes(slug));
  const group = shelf.groups.find((candidate) => candidate.lessons.includes(slug));
  const title = section
    ? [section.number, section.title].filter(Boolean).join(' ')
    : group && inLocale(group.title, locale);
  return [course?.title, title].filter((part) => part !== undefined);
}

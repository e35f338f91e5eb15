import * as vscode from 'vscode';
import { primerSlug } from '../../core/course/bundle.ts';
import { statusOf } from '../../core/course/progress.ts';
import { inLocale, type Locale } from '../../core/locale.ts';
import type { LessonView } from '../../core/markdown/lessonView.ts';
import { lessonFinder } from '../../core/markdown/paths.ts';
import { surroundingsOf } from '../../core/markdown/surroundings.ts';
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

/** Where a page finds images. */
export interface ImageAddresses {
  /** @param path of an image under the shelf's root */
  own(shelf: Shelf, path: string): string;
  /** @param url of an image that another server has; only asked for where the reader allows those */
  remote(url: string): string;
}

/** Reads lessons from the library and puts them together with their surroundings in the book. */
export class LessonLoader {
  readonly #library: Library;
  readonly #state: ReaderState;

  constructor(library: Library, state: ReaderState) {
    this.#library = library;
    this.#state = state;
  }

  async load(
    bookId: string,
    slug: string,
    locale: Locale,
    images: ImageAddresses,
  ): Promise<LoadedLesson | LessonUnavailable> {
    const document = await this.#library.lesson(bookId, slug, locale);
    const shelf = await this.#library.shelf(bookId);
    if (isUnavailable(document) || !shelf) {
      return isUnavailable(document) ? document : { unavailable: 'unknown', message: bookId };
    }
    const course = inLocale(shelf.book.editions, locale);
    if (!course) return { unavailable: 'unknown', message: bookId };
    // Terms and snippets are the book's own; other courses have none.
    const bundle = shelf.trust === 'trusted' ? (await this.#library.builtIn()).bundle : undefined;
    // The Markdown parser is loaded with the first lesson.
    const { buildLessonView } = await import('../../core/markdown/lessonView.ts');
    const { view, problems } = buildLessonView(
      document,
      {
        lessonAt: lessonFinder(course.lessons),
        imageUrl: (path) => images.own(shelf, path),
        ...(allowsRemoteImages(shelf) && { remoteImageUrl: images.remote }),
      },
      surroundingsOf(
        {
          course,
          groups: shelf.groups,
          glossary: bundle?.glossary ?? [],
          snippetTitles: bundle?.snippetTitles ?? {},
          meta: shelf.meta,
          order: readingOrder(shelf, slug, this.#state.path) ?? course.lessons.map((lesson) => lesson.slug),
          isWritten: (other) => shelf.isWritten(other),
          statusOf: (other) => statusOf(this.#state.progress, bookId, other),
        },
        slug,
        locale,
      ),
    );
    return { view, shelf, problems };
  }
}

/** The book itself has no need of them: it works offline. */
function allowsRemoteImages({ trust }: Shelf): boolean {
  const setting = vscode.workspace.getConfiguration('patternbook').get('courses.remoteImages', false);
  return trust === 'untrusted' && setting;
}

/** Primer and lessons of the chosen path where the lesson is on it, else the whole book's; undefined in own courses. */
function readingOrder(shelf: Shelf, slug: string, chosen: string | undefined): readonly string[] | undefined {
  const orders = [shelf.paths.find(({ id }) => id === chosen), ...shelf.paths].flatMap((path) =>
    path ? [[primerSlug(path) ?? [], path.lessons].flat()] : [],
  );
  return orders.find((order) => order.includes(slug)) ?? orders[0];
}

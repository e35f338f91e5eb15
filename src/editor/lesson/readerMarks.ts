import { noteAt } from '../../core/course/notes.ts';
import { atHeading, progressOf, withLesson } from '../../core/course/progress.ts';
import type { LessonView } from '../../core/markdown/lessonView.ts';
import type { HeadingMark, Place } from '../../protocol/lesson.ts';
import type { ReaderState } from '../progress/readerState.ts';

/** What the reader left on lessons, in the words of the lesson page: answers, bookmarks, notes, and how far they are. */
export class ReaderMarks {
  readonly #state: ReaderState;

  constructor(state: ReaderState) {
    this.#state = state;
  }

  /** The chosen answers by question; null where a question is open. */
  answersOf({ bookId, slug, quiz }: LessonView): readonly (number | null)[] {
    const { answers } = progressOf(this.#state.progress, bookId, slug);
    return quiz.map((_, question) => answers[question] ?? null);
  }

  async answer({ bookId, slug }: LessonView, question: number, answer: number | null): Promise<void> {
    await this.#state.changeProgress((progress) => {
      const { [String(question)]: _before, ...others } = progressOf(progress, bookId, slug).answers;
      return withLesson(progress, bookId, slug, {
        answers: answer === null ? others : { ...others, [question]: answer },
      });
    });
  }

  of({ bookId, slug }: LessonView): readonly HeadingMark[] {
    return this.#state.notes.notes
      .filter((note) => note.bookId === bookId && note.slug === slug)
      .map(({ heading, text }) => ({ heading, bookmarked: true, ...(text && { note: text }) }));
  }

  exercisePassed({ bookId, slug }: LessonView): boolean {
    return progressOf(this.#state.progress, bookId, slug).exercisePassed;
  }

  /** A heading as bookmarks and notes keep it, with a title for where it no longer exists. */
  notePlace({ bookId, slug, title, outline }: LessonView, heading: string) {
    const known = noteAt(this.#state.notes, { bookId, slug, heading });
    const text = outline.find(({ id }) => id === heading)?.text;
    return { bookId, slug, heading, title: known?.title ?? [title, text].filter(Boolean).join(' › ') };
  }

  /** The reader rests at a place; at the end of the text, its last heading counts as read. */
  async rest(view: LessonView, place: Place, atEnd: boolean): Promise<void> {
    const { bookId, slug } = view;
    const outline = view.outline.length > 0 ? view.outline.map(({ id }) => id) : [''];
    const heading = (atEnd ? outline.at(-1) : place.heading) ?? '';
    await this.#state.changeProgress((progress) => {
      const before = progressOf(progress, bookId, slug);
      const nothingNew = before.lastHeading === heading && (before.read || before.headings.includes(heading));
      return nothingNew && before.visited > 0
        ? progress
        : atHeading(progress, { bookId, slug, heading }, outline, Date.now());
    });
  }
}

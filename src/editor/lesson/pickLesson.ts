import * as vscode from 'vscode';
import { inLocale, type Locale } from '../../core/locale.ts';
import type { Library } from '../course/library.ts';
import type { LessonTarget } from './lessonTarget.ts';

/** Lets the reader choose among the lessons of all books. */
export async function pickLesson(library: Library, locale: Locale): Promise<LessonTarget | undefined> {
  const shelves = await library.shelves();
  const items = shelves.flatMap((shelf) => {
    const course = inLocale(shelf.book.editions, locale);
    return (course?.lessons ?? [])
      .filter(({ slug }) => shelf.isWritten(slug))
      .map(({ slug, title }) => ({
        label: title,
        description: shelves.length > 1 ? (course?.title ?? '') : '',
        target: { bookId: shelf.book.id, slug },
      }));
  });
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Lesson to open'),
    matchOnDescription: true,
  });
  return chosen?.target;
}

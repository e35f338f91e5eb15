import * as vscode from 'vscode';
import { latestPlace, progressOf } from '../../core/course/progress.ts';
import { inLocale } from '../../core/locale.ts';
import type { Library } from '../course/library.ts';
import type { BookLanguage } from '../language.ts';
import type { ReaderState } from './readerState.ts';

/** "Continue: lesson" in the status bar, once something was read. */
export function registerContinueReading(
  state: ReaderState,
  library: Library,
  language: BookLanguage,
): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('patternbook.continue', vscode.StatusBarAlignment.Right, 0);
  item.name = vscode.l10n.t('Patternbook: Continue Reading');
  item.command = 'patternbook.continueReading';

  const update = async (): Promise<void> => {
    const place = latestPlace(state.progress);
    if (!place) return item.hide();
    const shelf = await library.shelf(place.bookId);
    const course = shelf && inLocale(shelf.book.editions, language.locale);
    const lesson = course?.lessons.find(({ slug }) => slug === place.slug);
    if (!lesson) return item.hide();
    const { read } = progressOf(state.progress, place.bookId, place.slug);
    item.text = `$(${read ? 'check' : 'book'}) ${lesson.title}`;
    item.tooltip = vscode.l10n.t('Continue reading: {0}', lesson.title);
    item.accessibilityInformation = { label: item.tooltip };
    item.show();
  };
  const refresh = (): void => void update();

  // Nothing read yet means nothing to show, and no content to load at start.
  refresh();
  return vscode.Disposable.from(
    item,
    state.onDidChange(refresh),
    library.onDidChange(refresh),
    language.onDidChange(refresh),
    vscode.commands.registerCommand('patternbook.continueReading', async () => {
      const place = latestPlace(state.progress);
      if (place) return vscode.commands.executeCommand('patternbook.openLesson', place);
      return vscode.commands.executeCommand('patternbook.chapter.focus');
    }),
  );
}

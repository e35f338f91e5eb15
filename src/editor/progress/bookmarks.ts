import * as vscode from 'vscode';
import { type Note, type NotePlace, noteAt, withNote, withoutNote } from '../../core/course/notes.ts';
import { inLocale } from '../../core/locale.ts';
import type { Library } from '../course/library.ts';
import type { BookLanguage } from '../language.ts';
import type { ReaderState } from './readerState.ts';

/** The tree of bookmarks and notes, newest first, and its commands. */
export function registerBookmarks(
  state: ReaderState,
  library: Library,
  language: BookLanguage,
): vscode.Disposable {
  const tree = new BookmarkTree(state, library, language);
  return vscode.Disposable.from(
    tree,
    vscode.window.createTreeView('patternbook.bookmarks', { treeDataProvider: tree }),
    vscode.commands.registerCommand(
      'patternbook.editNote',
      async (note?: Note) => note && editNote(state, note),
    ),
    vscode.commands.registerCommand(
      'patternbook.removeBookmark',
      async (note?: Note) => note && removeNote(state, note),
    ),
  );
}

/** Sets a bookmark on `place`, or takes it away where it has no text. */
export async function toggleBookmark(
  state: ReaderState,
  place: NotePlace & { title: string },
): Promise<void> {
  const note = noteAt(state.notes, place);
  if (note) return removeNote(state, note);
  await state.changeNotes((notes) => withNote(notes, { ...place, text: '', edited: Date.now() }));
}

/** Asks for the text of the note on `place`; Escape leaves it as it is. */
export async function editNote(state: ReaderState, place: NotePlace & { title: string }): Promise<void> {
  const text = await vscode.window.showInputBox({
    title: place.title,
    prompt: vscode.l10n.t('Note on this section'),
    value: noteAt(state.notes, place)?.text ?? '',
    ignoreFocusOut: true,
  });
  if (text === undefined) return;
  const { bookId, slug, heading, title } = place;
  await state.changeNotes((notes) =>
    withNote(notes, { bookId, slug, heading, title, text, edited: Date.now() }),
  );
}

async function removeNote(state: ReaderState, note: Note): Promise<void> {
  if (note.text !== '') {
    const remove = vscode.l10n.t('Remove Note');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('Remove the note on “{0}”?', note.title),
      { modal: true, detail: note.text },
      remove,
    );
    if (answer !== remove) return;
  }
  await state.changeNotes((notes) => withoutNote(notes, note));
}

class BookmarkTree implements vscode.TreeDataProvider<Note>, vscode.Disposable {
  readonly #state: ReaderState;
  readonly #library: Library;
  readonly #language: BookLanguage;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(state: ReaderState, library: Library, language: BookLanguage) {
    this.#state = state;
    this.#library = library;
    this.#language = language;
    const refresh = () => this.#changed.fire();
    this.#subscriptions = vscode.Disposable.from(
      state.onDidChange(refresh),
      library.onDidChange(refresh),
      language.onDidChange(refresh),
    );
  }

  getChildren(note?: Note): Note[] {
    return note ? [] : this.#state.notes.notes.toSorted((a, b) => b.edited - a.edited);
  }

  async getTreeItem(note: Note): Promise<vscode.TreeItem> {
    const lesson = await this.#lessonTitle(note);
    const item = new vscode.TreeItem(note.title);
    item.id = JSON.stringify([note.bookId, note.slug, note.heading]);
    item.description = note.text || lesson || vscode.l10n.t('no longer in the book');
    item.tooltip = [lesson, note.text].filter(Boolean).join('\n\n');
    item.iconPath = new vscode.ThemeIcon(note.text ? 'note' : 'bookmark');
    item.contextValue = 'note';
    if (lesson) {
      const { bookId, slug, heading } = note;
      item.command = {
        command: 'patternbook.openLesson',
        title: vscode.l10n.t('Open Lesson'),
        arguments: [{ bookId, slug, heading }],
      };
    }
    return item;
  }

  async #lessonTitle(note: Note): Promise<string | undefined> {
    const shelf = await this.#library.shelf(note.bookId);
    const course = shelf && inLocale(shelf.book.editions, this.#language.locale);
    return course?.lessons.find(({ slug }) => slug === note.slug)?.title;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }
}

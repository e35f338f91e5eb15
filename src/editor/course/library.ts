import * as vscode from 'vscode';
import type { BookBundle, LessonDocument } from '../../core/course/bundle.ts';
import type { Locale } from '../../core/locale.ts';
import { openBuiltInShelf } from './builtInShelf.ts';
import type { LessonUnavailable, Shelf } from './shelf.ts';

/** All books: the built-in one, read when it is first asked for, and the reader's own. */
export class Library implements vscode.Disposable {
  readonly #contentFolder: vscode.Uri;
  readonly #changed = new vscode.EventEmitter<void>();
  #builtIn: Promise<Shelf & { bundle: BookBundle }> | undefined;
  #own: Promise<readonly Shelf[]> | undefined;
  /** The reader's own courses as they were read last. */
  #ownAtHand: readonly Shelf[] = [];
  #readOwn: () => Promise<readonly Shelf[]> = async () => [];
  readonly #opened = new vscode.EventEmitter<Shelf>();
  readonly onDidChange = this.#changed.event;
  /** The built-in book was read. */
  readonly onDidOpenBuiltIn = this.#opened.event;

  /** @param contentFolder the compiled content, `out/content` of the extension */
  constructor(contentFolder: vscode.Uri) {
    this.#contentFolder = contentFolder;
  }

  /** @throws where the extension's own content cannot be read: the installation is broken */
  builtIn(): Promise<Shelf & { bundle: BookBundle }> {
    if (!this.#builtIn) {
      this.#builtIn = openBuiltInShelf(this.#contentFolder);
      this.#builtIn.then(
        (shelf) => this.#opened.fire(shelf),
        () => {
          this.#builtIn = undefined;
        },
      );
    }
    return this.#builtIn;
  }

  async shelves(): Promise<readonly Shelf[]> {
    return [await this.builtIn(), ...(await this.#ownShelves())];
  }

  /** The books without waiting for the reader's own to be read, and those as they were: `onDidChange` tells of a change. */
  async shelvesAtHand(): Promise<readonly Shelf[]> {
    const builtIn = await this.builtIn();
    void this.#ownShelves();
    return [builtIn, ...this.#ownAtHand];
  }

  async shelf(bookId: string): Promise<Shelf | undefined> {
    const builtIn = await this.builtIn();
    if (bookId === builtIn.book.id) return builtIn;
    return (await this.#ownShelves()).find((shelf) => shelf.book.id === bookId);
  }

  async lesson(bookId: string, slug: string, locale: Locale): Promise<LessonDocument | LessonUnavailable> {
    const shelf = await this.shelf(bookId);
    if (!shelf) {
      return { unavailable: 'unknown', message: vscode.l10n.t('The course “{0}” is not open.', bookId) };
    }
    return shelf.lesson(slug, locale);
  }

  /** Says how the reader's own courses are read when they are next asked for. */
  onOwnNeeded(read: () => Promise<readonly Shelf[]>): void {
    this.#readOwn = read;
  }

  #ownShelves(): Promise<readonly Shelf[]> {
    if (!this.#own) {
      const reading = this.#readOwn().then((shelves) => {
        const news = shelves.length > 0 || this.#ownAtHand.length > 0;
        if (this.#own !== reading) return shelves;
        this.#ownAtHand = shelves;
        if (news) this.#changed.fire();
        return shelves;
      });
      this.#own = reading;
    }
    return this.#own;
  }

  /** Own courses were added, removed or changed. */
  forgetOwn(): void {
    this.#own = undefined;
    this.#changed.fire();
  }

  /** Reads everything again. */
  refresh(): void {
    this.#builtIn = undefined;
    this.forgetOwn();
  }

  dispose(): void {
    this.#changed.dispose();
    this.#opened.dispose();
  }
}

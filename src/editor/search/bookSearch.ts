import type * as vscode from 'vscode';
import type { Locale } from '../../core/locale.ts';
import type { SearchHit, SearchIndex } from '../../core/search/searchIndex.ts';
import type { Library } from '../course/library.ts';

/** Full text search over every book, one index a book and language, loaded when it is first asked. */
export class BookSearch implements vscode.Disposable {
  readonly #library: Library;
  readonly #indexes = new Map<string, Promise<SearchIndex>>();
  readonly #subscription: vscode.Disposable;

  constructor(library: Library) {
    this.#library = library;
    this.#subscription = library.onDidChange(() => this.#indexes.clear());
  }

  /** Hits of all books, the built-in one first. */
  async search(query: string, locale: Locale): Promise<SearchHit[]> {
    const shelves = await this.#library.shelves();
    const hits = await Promise.all(
      shelves.map(async (shelf) => {
        const key = `${shelf.book.id} ${locale}`;
        const known = this.#indexes.get(key);
        const index = known ?? shelf.searchIndex(locale);
        if (!known) {
          this.#indexes.set(key, index);
          index.catch(() => this.#indexes.delete(key));
        }
        return (await index).search(query);
      }),
    );
    return hits.flat();
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

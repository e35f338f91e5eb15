import * as vscode from 'vscode';
import { type Notes, noNotes, parseNotes } from '../../core/course/notes.ts';
import { noProgress, type Progress, parseProgress } from '../../core/course/progress.ts';

const progressKey = 'patternbook.progress';
const notesKey = 'patternbook.notes';
const pathKey = 'patternbook.path';

/** What the reader did, kept in the editor's global state and carried by Settings Sync. */
export class ReaderState implements vscode.Disposable {
  readonly #state: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(state: vscode.Memento & { setKeysForSync(keys: readonly string[]): void }) {
    this.#state = state;
    state.setKeysForSync([progressKey, notesKey, pathKey]);
  }

  get progress(): Progress {
    return parseProgress(this.#state.get(progressKey)) ?? noProgress;
  }

  get notes(): Notes {
    return parseNotes(this.#state.get(notesKey)) ?? noNotes;
  }

  /** Id of the learning path the reader goes along; undefined for the whole book. */
  get path(): string | undefined {
    return this.#state.get<string>(pathKey);
  }

  async choosePath(id: string): Promise<void> {
    await this.#state.update(pathKey, id);
  }

  /** Keeps `change(progress)`; a function, so that it starts from what is kept now. */
  async changeProgress(change: (progress: Progress) => Progress): Promise<void> {
    await this.#keep(progressKey, this.progress, change);
  }

  async changeNotes(change: (notes: Notes) => Notes): Promise<void> {
    await this.#keep(notesKey, this.notes, change);
  }

  async #keep<T>(key: string, before: T, change: (value: T) => T): Promise<void> {
    const after = change(before);
    if (after === before) return;
    await this.#state.update(key, after);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

import * as vscode from 'vscode';
import { messageOf } from '../../core/messageOf.ts';
import type { Log } from '../log.ts';
import type { Library } from './library.ts';
import type { Shelf } from './shelf.ts';
import { workspaceCourses } from './workspaceCourses.ts';

const storageKey = 'patternbook.ownCourses';
/** Rest after the last change of a file before its course is read again, in milliseconds. */
const changePause = 200;

/**
 * The reader's own courses: folders opened by command, kept until they are closed, and those of the workspace.
 * They are read again when their files change.
 */
export class OwnCourses implements vscode.Disposable {
  readonly #library: Library;
  readonly #state: vscode.Memento;
  readonly #log: Log;
  #watchers: vscode.Disposable[] = [];
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** @param state of this machine: folders mean nothing on another */
  constructor(library: Library, state: vscode.Memento, log: Log) {
    this.#library = library;
    this.#state = state;
    this.#log = log;
    library.onOwnNeeded(() => this.#read());
  }

  async open(folder: vscode.Uri): Promise<Shelf | undefined> {
    const shelf = await openShelf(folder);
    if (!shelf) return undefined;
    const folders = new Set([...this.#folders(), folder.toString()]);
    await this.#state.update(storageKey, [...folders]);
    this.#library.forgetOwn();
    return shelf;
  }

  async close(bookId: string): Promise<void> {
    const kept = this.#folders().filter((folder) => idOf(vscode.Uri.parse(folder)) !== bookId);
    await this.#state.update(storageKey, kept);
    this.#library.forgetOwn();
  }

  /** A setting changed what is found or shown. */
  readAgain(): void {
    this.#library.forgetOwn();
  }

  #folders(): string[] {
    return this.#state.get<string[]>(storageKey, []);
  }

  async #read(): Promise<Shelf[]> {
    vscode.Disposable.from(...this.#watchers).dispose();
    const found = (await this.#findQuietly()).map(String);
    const folders = [...new Set([...this.#folders(), ...found])].map((folder) => vscode.Uri.parse(folder));
    this.#watchers = folders.map((folder) => this.#watch(folder));
    const shelves = await Promise.all(folders.map((folder) => this.#openQuietly(folder)));
    return shelves.filter((shelf) => shelf !== undefined);
  }

  /** Where the editor cannot search its workspace, the books that are known stay. */
  async #findQuietly(): Promise<vscode.Uri[]> {
    try {
      return await workspaceCourses();
    } catch (error) {
      this.#log.warn(`The workspace cannot be searched for courses: ${messageOf(error)}`);
      return [];
    }
  }

  /** A folder that is gone must not take the other books with it. */
  async #openQuietly(folder: vscode.Uri): Promise<Shelf | undefined> {
    try {
      return await openShelf(folder);
    } catch (error) {
      this.#log.warn(`${folder.path}: ${messageOf(error)}`);
      return undefined;
    }
  }

  #watch(folder: vscode.Uri): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**/*'));
    const changed = (): void => {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => this.#library.forgetOwn(), changePause);
    };
    watcher.onDidChange(changed);
    watcher.onDidCreate(changed);
    watcher.onDidDelete(changed);
    return watcher;
  }

  dispose(): void {
    clearTimeout(this.#pause);
    vscode.Disposable.from(...this.#watchers).dispose();
  }
}

/** The readers of course formats are loaded with the first course: most readers never open one. */
async function openShelf(folder: vscode.Uri): Promise<Shelf | undefined> {
  const { openOwnShelf } = await import('./ownShelf.ts');
  return openOwnShelf(folder, idOf(folder));
}

/** Two last names of the path: the same on every start, and in links a reader can recognise. */
function idOf(folder: vscode.Uri): string {
  return `own:${folder.path.split('/').filter(Boolean).slice(-2).join('/')}`;
}

import * as vscode from 'vscode';
import { messageOf } from '../../core/messageOf.ts';
import type { Log } from '../log.ts';
import type { Library } from './library.ts';
import type { Shelf } from './shelf.ts';
import { workspaceCourses } from './workspaceCourses.ts';

const storageKey = 'patternbook.ownCourses';
/** Courses of the workspace that the reader closed, by folder. */
const hiddenKey = 'patternbook.hiddenCourses';
/** Whether there is such a course; the manifest's conditions name it. */
const hiddenContext = 'patternbook.coursesHidden';
/** Rest after the last change of a file before its course is read again, in milliseconds. */
const changePause = 200;

/** Where it is kept which courses are shown. */
export interface CourseMemory {
  /** Of this machine: folders mean nothing on another. */
  readonly opened: vscode.Memento;
  /** Of this workspace. */
  readonly hidden: vscode.Memento;
}

/**
 * The reader's own courses: folders opened by command, kept until they are closed, and those of the workspace, which
 * are hidden when they are closed. They are read again when their files change.
 */
export class OwnCourses implements vscode.Disposable {
  readonly #library: Library;
  readonly #memory: CourseMemory;
  readonly #log: Log;
  /** By folder. */
  readonly #watchers = new Map<string, vscode.Disposable>();
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(library: Library, memory: CourseMemory, log: Log) {
    this.#library = library;
    this.#memory = memory;
    this.#log = log;
    library.onOwnNeeded(() => this.#read());
  }

  async open(folder: vscode.Uri): Promise<Shelf | undefined> {
    const shelf = await openShelf(folder);
    if (!shelf) return undefined;
    const name = folder.toString();
    await this.#memory.opened.update(storageKey, [...new Set([...this.#opened(), name])]);
    await this.show(folder);
    return shelf;
  }

  /** Shows a course of the workspace again. */
  show(folder: vscode.Uri): Promise<void> {
    return this.#hide(this.#hidden().filter((hidden) => hidden !== folder.toString()));
  }

  /** @returns whether the course is one of the workspace, which would be found again: it is hidden instead */
  async close(bookId: string): Promise<boolean> {
    const isOther = (folder: string): boolean => idOf(vscode.Uri.parse(folder)) !== bookId;
    await this.#memory.opened.update(storageKey, this.#opened().filter(isOther));
    const found = (await this.#findQuietly()).map(String).filter((folder) => !isOther(folder));
    await this.#hide([...new Set([...this.#hidden(), ...found])]);
    return found.length > 0;
  }

  showAll(): Promise<void> {
    return this.#hide([]);
  }

  /** A setting changed what is found or shown. */
  readAgain(): void {
    this.#library.forgetOwn();
  }

  async #hide(folders: readonly string[]): Promise<void> {
    await this.#memory.hidden.update(hiddenKey, folders);
    this.#library.forgetOwn();
  }

  #opened(): readonly string[] {
    return this.#memory.opened.get<string[]>(storageKey, []);
  }

  #hidden(): readonly string[] {
    return this.#memory.hidden.get<string[]>(hiddenKey, []);
  }

  async #read(): Promise<Shelf[]> {
    const found = (await this.#findQuietly()).map(String);
    const hidden = this.#hidden().filter((folder) => found.includes(folder));
    void vscode.commands.executeCommand('setContext', hiddenContext, hidden.length > 0);
    const shown = [...this.#opened(), ...found].filter((folder) => !hidden.includes(folder));
    const folders = [...new Set(shown)].map((folder) => vscode.Uri.parse(folder));
    this.#watchOnly(folders);
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
      const shelf = await openShelf(folder);
      const problems = Object.values(shelf?.book.editions ?? {}).flatMap((edition) => edition.problems);
      for (const { file, line, message } of problems)
        this.#log.warn(`${folder.path}/${file}:${line} ${message}`);
      return shelf;
    } catch (error) {
      this.#log.warn(`${folder.path}: ${messageOf(error)}`);
      return undefined;
    }
  }

  /** A watcher that goes on watching misses nothing while its course is read again. */
  #watchOnly(folders: readonly vscode.Uri[]): void {
    const wanted = new Map(folders.map((folder) => [folder.toString(), folder]));
    for (const [name, watcher] of this.#watchers) {
      if (wanted.has(name)) continue;
      watcher.dispose();
      this.#watchers.delete(name);
    }
    for (const [name, folder] of wanted) {
      if (!this.#watchers.has(name)) this.#watchers.set(name, this.#watch(folder));
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
    vscode.Disposable.from(...this.#watchers.values()).dispose();
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

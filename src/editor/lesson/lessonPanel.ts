import * as vscode from 'vscode';
import type { Locale } from '../../core/locale.ts';
import { messageOf } from '../../core/messageOf.ts';
import type { History, HostMessage, KeptState, PageMessage, Place } from '../../protocol/lesson.ts';
import { parsePageMessage } from '../../protocol/lessonMessages.ts';
import type { LessonUnavailable, Shelf } from '../course/shelf.ts';
import type { BookLanguage } from '../language.ts';
import type { Log } from '../log.ts';
import { type Admission, loadPage } from '../page/loadPage.ts';
import type { CodeColours } from './codeColours.ts';
import { type ExampleLabs, ExampleRun } from './exampleRun.ts';
import { moveTo, placeOf, step, visit } from './history.ts';
import type { LessonLoader, LoadedLesson } from './lessonLoader.ts';
import { builtInBook, type LessonTarget } from './lessonTarget.ts';
import { type RequestServices, serveRequest } from './pageRequests.ts';

/** What all lesson panels share. */
export interface PanelServices extends RequestServices {
  /** Folder of the built page: `lesson.mjs`, `lesson.css`. */
  readonly pageFolder: vscode.Uri;
  readonly loader: LessonLoader;
  readonly language: BookLanguage;
  readonly colours: CodeColours;
  readonly labs: ExampleLabs;
  readonly log: Log;
  /** Opens a lesson in a panel beside this one. */
  openBeside(target: LessonTarget): void;
}

/** A lesson that was read, or why it was not, and what its page loads beside itself. */
interface ReadLesson {
  readonly lesson: LoadedLesson | LessonUnavailable;
  readonly needs: Admission;
}

/** A panel that shows lessons, with a history of its own. */
export class LessonPanel {
  readonly panel: vscode.WebviewPanel;
  readonly #services: PanelServices;
  readonly #run: ExampleRun;
  #history: History;
  /** Set where a link asked for a language other than the book's. */
  #locale: Locale | undefined;
  #shown: LoadedLesson | undefined;
  /** Whether the page runs: it ends when the panel is hidden and says when it has started again. */
  #ready = false;
  /** The present lesson, read while the page starts; read anew where something changed meanwhile. */
  #ahead: Promise<ReadLesson> | undefined;
  #admitted: Admission = { roots: [], remoteImages: false };
  /** Counts openings, so that a slow one never shows over a later one. */
  #opening = 0;

  constructor(panel: vscode.WebviewPanel, services: PanelServices, state: KeptState) {
    this.panel = panel;
    this.#services = services;
    this.#run = new ExampleRun(services.labs, (message) => this.#post(message));
    this.#history = { places: state.places, current: state.current };
    this.#locale = state.locale;
    panel.iconPath = new vscode.ThemeIcon('book');
    panel.webview.onDidReceiveMessage((value: unknown) => {
      const message = parsePageMessage(value);
      if (message) void this.#receive(message).catch((error: unknown) => this.#fail(error));
      else services.log.warn('The lesson page sent a message that is none of its own.');
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#pageEnded();
    });
    panel.onDidDispose(() => this.#pageEnded());
    this.#load();
  }

  get place(): Place | undefined {
    return placeOf(this.#history);
  }

  /** Goes to a lesson, or to a heading of the present one. */
  open({ bookId, slug, heading, locale }: LessonTarget): void {
    const before = this.#shown?.view;
    this.#history = visit(this.#history, {
      bookId,
      slug,
      offset: 0,
      ...(heading !== undefined && { heading }),
    });
    if (locale !== undefined) this.#locale = locale === this.#services.language.locale ? undefined : locale;
    if (before?.bookId === bookId && before.slug === slug && before.requestedLocale === this.#wanted) {
      this.#post({ type: 'goTo', state: this.#state });
    } else if (this.#ready) this.refresh();
    else this.#readAhead();
  }

  /** One step through the history. */
  go(direction: 'back' | 'forward'): void {
    const history = step(this.#history, direction);
    if (!history) return;
    this.#history = history;
    const place = this.place;
    const view = this.#shown?.view;
    if (view && view.bookId === place?.bookId && view.slug === place.slug) {
      this.#post({ type: 'goTo', state: this.#state });
    } else this.refresh();
  }

  /** Goes to the lesson before or after this one. */
  turn(direction: 'previous' | 'next'): void {
    const view = this.#shown?.view;
    const link = view?.[direction];
    if (view && link) this.open({ bookId: view.bookId, slug: link.slug });
  }

  showKeys(): void {
    this.#post({ type: 'showKeys' });
  }

  /** The book's language changed: the panel follows it, a link's own language is forgotten. */
  followLanguage(): void {
    this.#locale = undefined;
    this.refresh();
  }

  showMarks(): void {
    const view = this.#shown?.view;
    if (!view) return;
    const { marks } = this.#services;
    this.#post({
      type: 'marks',
      slug: view.slug,
      marks: marks.of(view),
      exercisePassed: marks.exercisePassed(view),
    });
  }

  /** Shows the present lesson again, after its book or its language changed; a page that is up to date stays. */
  refresh(): void {
    this.#show({ unlessSame: true }).catch((error: unknown) => this.#fail(error));
  }

  /** Colours the code again, after the theme changed. */
  recolour(): void {
    this.#showColours().catch((error: unknown) => this.#fail(error));
  }

  /** Reads the present lesson and shows it: text first, then the colours of its code. */
  async #show({ unlessSame } = { unlessSame: false }): Promise<void> {
    const place = this.place;
    const ahead = this.#ahead;
    this.#ahead = undefined;
    if (!place || !this.#ready) return;
    const opening = ++this.#opening;
    const { lesson, needs } = await (ahead ?? this.#read(place));
    if (opening !== this.#opening || !this.#ready) return;
    if ('unavailable' in lesson) {
      this.#run.dispose();
      this.#shown = undefined;
      this.panel.title = vscode.l10n.t('Lesson');
      this.#post({
        type: 'unavailable',
        message: lesson.message,
        locale: this.#wanted,
        state: this.#state,
      });
      return;
    }
    if (unlessSame && JSON.stringify(lesson.view) === JSON.stringify(this.#shown?.view)) return;
    this.#run.dispose();
    this.#shown = lesson;
    if (this.#admit(needs)) return;
    const { marks } = this.#services;
    this.panel.title = lesson.view.title;
    this.#post({
      type: 'show',
      view: lesson.view,
      state: this.#state,
      answers: marks.answersOf(lesson.view),
      marks: marks.of(lesson.view),
      exercisePassed: marks.exercisePassed(lesson.view),
    });
    if (lesson.view.example) this.#run.announce(lesson.view.slug);
    for (const { file, line, message } of lesson.problems)
      this.#services.log.warn(`${file}:${line} ${message}`);
    await this.#showColours();
  }

  /** A page takes longer to start than a lesson to be read. */
  #readAhead(): void {
    const place = this.place;
    if (!place) return;
    const ahead = this.#read(place);
    this.#ahead = ahead;
    ahead.catch(() => {
      // The page, once it is ready, has it read again, and says what is wrong.
      if (this.#ahead === ahead) this.#ahead = undefined;
    });
  }

  async #read({ bookId, slug }: Place): Promise<ReadLesson> {
    const roots = new Set<vscode.Uri>();
    let remoteImages = false;
    const lesson = await this.#services.loader.load(bookId, slug, this.#wanted, {
      own: (shelf, path) => {
        roots.add(shelf.root);
        return this.#imageUrl(shelf, path);
      },
      remote: (url) => {
        remoteImages = true;
        return url;
      },
    });
    return { lesson, needs: { roots: [...roots], remoteImages } };
  }

  async #showColours(): Promise<void> {
    const view = this.#shown?.view;
    if (!view || view.code.length === 0) return;
    const blocks = await this.#services.colours.of(view.code);
    this.#post({ type: 'colours', slug: view.slug, blocks });
  }

  get #wanted(): Locale {
    return this.#locale ?? this.#services.language.locale;
  }

  get #state(): KeptState {
    return { ...this.#history, ...(this.#locale && { locale: this.#locale }) };
  }

  /** The page is hidden or closed: what it ran has nobody left to show it to. */
  #pageEnded(): void {
    this.#ready = false;
    this.#ahead = undefined;
    this.#run.dispose();
  }

  /** A page that does not run now is told everything when it starts. */
  #post(message: HostMessage): void {
    if (this.#ready) void this.panel.webview.postMessage(message);
  }

  async #receive(message: PageMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        return this.#show();
      case 'open': {
        const { slug, heading, beside } = message;
        const bookId = this.place?.bookId ?? builtInBook;
        const target = { bookId, slug, ...(heading !== undefined && { heading }) };
        return beside ? this.#services.openBeside(target) : this.open(target);
      }
      case 'history':
        return this.go(message.direction);
      case 'language':
        return this.#switchLanguage(message.locale);
      case 'place':
        return this.#moved(message.place, message.atEnd);
      case 'run':
        if (this.#shown?.view.example && this.#shown.view.slug === message.slug)
          await this.#run.start(message.slug);
        return;
      case 'stop':
        return this.#run.stop();
      case 'search':
        return void vscode.commands.executeCommand('patternbook.search');
      case 'failed':
        return this.#services.log.warn(`Lesson page: ${message.message}`);
      default: {
        if (!this.#shown) return;
        const notice = await serveRequest(message, this.#shown, this.#services);
        if (notice !== undefined) this.#post({ type: 'notice', text: notice });
      }
    }
  }

  async #switchLanguage(locale: Locale): Promise<void> {
    // Where only this panel differed from the book, no setting changes and nothing would announce it.
    const settingStays = locale === this.#services.language.locale;
    this.#locale = undefined;
    if (settingStays) await this.#show();
    else await this.#services.language.choose(locale);
  }

  async #moved(place: Place, atEnd: boolean): Promise<void> {
    const view = this.#shown?.view;
    if (!view || place.slug !== view.slug || place.bookId !== view.bookId) return;
    this.#history = moveTo(this.#history, place);
    await this.#services.marks.rest(view, place, atEnd);
  }

  #imageUrl(shelf: Shelf, path: string): string {
    return this.panel.webview.asWebviewUri(vscode.Uri.joinPath(shelf.root, path)).toString();
  }

  /** Starts the page anew; it says when it is ready to be told what to show. */
  #load(): void {
    this.#ready = false;
    const { pageFolder } = this.#services;
    loadPage(this.panel.webview, pageFolder, 'lesson', this.#wanted, this.#admitted);
  }

  /**
   * Lets the page load what a lesson shows: folders of courses stay admitted, other servers do not.
   * @returns whether the page starts anew with it
   */
  #admit({ roots, remoteImages }: Admission): boolean {
    const known = this.#admitted.roots.map(String);
    const added = roots.filter((root) => !known.includes(root.toString()));
    if (added.length === 0 && remoteImages === this.#admitted.remoteImages) return false;
    this.#admitted = { roots: [...this.#admitted.roots, ...added], remoteImages };
    this.#load();
    return true;
  }

  #fail(error: unknown): void {
    this.#services.log.error(error instanceof Error ? error : String(error));
    void vscode.window.showErrorMessage(vscode.l10n.t('That did not work: {0}', messageOf(error)));
  }
}

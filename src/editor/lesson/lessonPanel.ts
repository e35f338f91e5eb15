import * as vscode from 'vscode';
import { lessonLink } from '../../core/course/lessonLink.ts';
import { atHeading, progressOf, withLesson } from '../../core/course/progress.ts';
import type { Locale } from '../../core/locale.ts';
import type { LessonView } from '../../core/markdown/lessonView.ts';
import type {
  HeadingMark,
  History,
  HostMessage,
  KeptState,
  PageCommand,
  PageMessage,
  Place,
} from '../../protocol/lesson.ts';
import { parsePageMessage } from '../../protocol/lessonMessages.ts';
import type { Shelf } from '../course/shelf.ts';
import type { BookLanguage } from '../language.ts';
import type { Log } from '../log.ts';
import { editNote, toggleBookmark } from '../progress/bookmarks.ts';
import type { ReaderState } from '../progress/readerState.ts';
import { insertAtCursor, type LastTextEditor, openUntitled } from './codeActions.ts';
import type { CodeColours } from './codeColours.ts';
import { moveTo, placeOf, step, visit } from './history.ts';
import type { LessonLoader, LoadedLesson } from './lessonLoader.ts';
import { builtInBook, type LessonTarget } from './lessonTarget.ts';
import { openOutside } from './outsideLinks.ts';
import { createNonce, pageHtml } from './pageHtml.ts';
import { saveImage } from './saveImage.ts';

/** What all lesson panels share. */
export interface PanelServices {
  /** Folder of the built page: `lesson.mjs`, `lesson.css`. */
  readonly pageFolder: vscode.Uri;
  readonly loader: LessonLoader;
  readonly language: BookLanguage;
  readonly state: ReaderState;
  readonly colours: CodeColours;
  readonly lastEditor: LastTextEditor;
  readonly log: Log;
  /** Opens a lesson in a panel beside this one. */
  openBeside(target: LessonTarget): void;
}

/** A panel that shows lessons, with a history of its own. */
export class LessonPanel {
  readonly panel: vscode.WebviewPanel;
  readonly #services: PanelServices;
  #history: History;
  /** Set where a link asked for a language other than the book's. */
  #locale: Locale | undefined;
  #shown: LoadedLesson | undefined;
  /** Whether the page runs: it ends when the panel is hidden and says when it has started again. */
  #ready = false;
  /** Counts openings, so that a slow one never shows over a later one. */
  #opening = 0;

  constructor(panel: vscode.WebviewPanel, services: PanelServices, state: KeptState) {
    this.panel = panel;
    this.#services = services;
    this.#history = { places: state.places, current: state.current };
    this.#locale = state.locale;
    panel.iconPath = new vscode.ThemeIcon('book');
    panel.webview.onDidReceiveMessage((value: unknown) => {
      const message = parsePageMessage(value);
      if (message) void this.#receive(message).catch((error: unknown) => this.#fail(error));
      else services.log.warn('The lesson page sent a message that is none of its own.');
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#ready = false;
    });
    this.#load(services.pageFolder);
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
    } else this.refresh();
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

  command(command: PageCommand): void {
    this.#post({ type: 'command', command });
  }

  /** The book's language changed: the panel follows it, a link's own language is forgotten. */
  followLanguage(): void {
    this.#locale = undefined;
    this.refresh();
  }

  showMarks(): void {
    const view = this.#shown?.view;
    if (view) this.#post({ type: 'marks', slug: view.slug, marks: this.#marksOf(view) });
  }

  /** Shows the present lesson again, after its book or its language changed. */
  refresh(): void {
    this.#show().catch((error: unknown) => this.#fail(error));
  }

  /** Colours the code again, after the theme changed. */
  recolour(): void {
    this.#showColours().catch((error: unknown) => this.#fail(error));
  }

  /** Reads the present lesson and shows it: text first, then the colours of its code. */
  async #show(): Promise<void> {
    const place = this.place;
    if (!place || !this.#ready) return;
    const opening = ++this.#opening;
    const { loader } = this.#services;
    const lesson = await loader.load(place.bookId, place.slug, this.#wanted, (shelf, path) =>
      this.#imageUrl(shelf, path),
    );
    if (opening !== this.#opening) return;
    if ('unavailable' in lesson) {
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
    this.#shown = lesson;
    this.#admitImages(lesson.shelf);
    this.panel.title = lesson.view.title;
    this.#post({
      type: 'show',
      view: lesson.view,
      state: this.#state,
      answers: this.#answersOf(lesson.view),
      marks: this.#marksOf(lesson.view),
    });
    for (const { file, line, message } of lesson.problems)
      this.#services.log.warn(`${file}:${line} ${message}`);
    await this.#showColours();
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

  #post(message: HostMessage): void {
    void this.panel.webview.postMessage(message);
  }

  async #receive(message: PageMessage): Promise<void> {
    const { state, language, lastEditor } = this.#services;
    const { bookId } = this.#shown?.view ?? { bookId: builtInBook };
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        return this.#show();
      case 'open': {
        const { slug, heading, beside } = message;
        const target = { bookId, slug, ...(heading !== undefined && { heading }) };
        return beside ? this.#services.openBeside(target) : this.open(target);
      }
      case 'openOutside':
        return openOutside(message.url, this.#shown?.shelf.trust ?? 'untrusted');
      case 'history':
        return this.go(message.direction);
      case 'language':
        return this.#switchLanguage(message.locale);
      case 'search':
        return void vscode.commands.executeCommand('patternbook.search');
      case 'place':
        return this.#moved(message.place, message.atEnd);
      case 'answer':
        return this.#answered(bookId, message);
      case 'lab':
        return void vscode.commands.executeCommand(`patternbook.${message.action}`, { slug: message.slug });
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'insert':
        return insertAtCursor(message.text, lastEditor);
      case 'openUntitled':
        return openUntitled(message.text, message.language);
      case 'saveImage':
        return saveImage(message);
      case 'bookmark':
        return toggleBookmark(state, this.#notePlace(bookId, message));
      case 'note':
        return editNote(state, this.#notePlace(bookId, message));
      case 'copyLink': {
        const { slug, heading } = message;
        const book = bookId === builtInBook ? {} : { bookId };
        const place = { ...book, slug, heading, locale: language.locale };
        await vscode.env.clipboard.writeText(lessonLink(vscode.env.uriScheme, place));
        return this.#post({ type: 'notice', text: vscode.l10n.t('Link copied') });
      }
      case 'failed':
        return this.#services.log.warn(`Lesson page: ${message.message}`);
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
    const outline = view.outline.length > 0 ? view.outline.map(({ id }) => id) : [''];
    const heading = (atEnd ? outline.at(-1) : place.heading) ?? '';
    await this.#services.state.changeProgress((progress) => {
      const before = progressOf(progress, place.bookId, place.slug);
      const nothingNew = before.lastHeading === heading && before.headings.includes(heading);
      if (nothingNew) return progress;
      return atHeading(progress, { bookId: place.bookId, slug: place.slug, heading }, outline, Date.now());
    });
  }

  async #answered(bookId: string, { slug, question, answer }: Extract<PageMessage, { type: 'answer' }>) {
    await this.#services.state.changeProgress((progress) => {
      const { [String(question)]: _before, ...others } = progressOf(progress, bookId, slug).answers;
      const answers = answer === null ? others : { ...others, [question]: answer };
      return withLesson(progress, bookId, slug, { answers });
    });
  }

  #answersOf({ bookId, slug, quiz }: LessonView): readonly (number | null)[] {
    const { answers } = progressOf(this.#services.state.progress, bookId, slug);
    return quiz.map((_, question) => answers[question] ?? null);
  }

  #marksOf({ bookId, slug }: LessonView): readonly HeadingMark[] {
    return this.#services.state.notes.notes
      .filter((note) => note.bookId === bookId && note.slug === slug)
      .map(({ heading, text }) => ({ heading, bookmarked: true, ...(text && { note: text }) }));
  }

  #notePlace(bookId: string, { slug, heading }: { readonly slug: string; readonly heading: string }) {
    const view = this.#shown?.view;
    const text = view?.outline.find(({ id }) => id === heading)?.text;
    const title = [view?.title, text].filter(Boolean).join(' › ');
    return { bookId, slug, heading, title };
  }

  #imageUrl(shelf: Shelf, path: string): string {
    return this.panel.webview.asWebviewUri(vscode.Uri.joinPath(shelf.root, path)).toString();
  }

  #load(pageFolder: vscode.Uri): void {
    const { webview } = this.panel;
    const file = (name: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(pageFolder, name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [pageFolder] };
    webview.html = pageHtml({
      script: file('lesson.mjs'),
      style: file('lesson.css'),
      cspSource: webview.cspSource,
      nonce: createNonce(),
      lang: this.#wanted,
    });
  }

  /** Lets the page read images of a course. Done only where it changes something: the page starts anew with it. */
  #admitImages(shelf: Shelf): void {
    const { webview } = this.panel;
    const roots = webview.options.localResourceRoots ?? [];
    if (roots.some((root) => root.toString() === shelf.root.toString())) return;
    webview.options = { ...webview.options, localResourceRoots: [...roots, shelf.root] };
  }

  #fail(error: unknown): void {
    this.#services.log.error(error instanceof Error ? error : String(error));
    void vscode.window.showErrorMessage(
      vscode.l10n.t('That did not work: {0}', error instanceof Error ? error.message : String(error)),
    );
  }
}

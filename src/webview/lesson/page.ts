import { type Locale, otherLocale } from '../../core/locale.ts';
import type { LessonView } from '../../core/markdown/lessonView.ts';
import { messageOf } from '../../core/messageOf.ts';
import type { HostMessage, KeptState, Place } from '../../protocol/lesson.ts';
import { MermaidEngine } from '../diagram/mermaidEngine.ts';
import { element } from '../dom.ts';
import { Notice } from '../notice.ts';
import { type Strings, strings } from '../strings.ts';
import { onThemeChange } from '../theme.ts';
import { Bar } from './bar.ts';
import { colourCode } from './code.ts';
import type { Host } from './host.ts';
import { type KeyBinding, keySheet, listenToKeys } from './keys.ts';
import { LessonPage } from './lessonPage.ts';
import { followLinks } from './links.ts';

type Show = Extract<HostMessage, { type: 'show' }>;
type Unavailable = Extract<HostMessage, { type: 'unavailable' }>;

/** Starts the page: shows what the host sends, tells the host what the reader does. */
export function startPage(host: Host): void {
  const page = new Page(host);
  host.listen((message) => page.receive(message));
  host.post({ type: 'ready' });
}

class Page {
  readonly #host: Host;
  readonly #engine = new MermaidEngine();
  readonly #notice = new Notice();
  readonly #stage = element('div', { class: 'stage' });
  readonly #bindings: readonly KeyBinding[];
  #lesson: LessonPage | undefined;
  #view: LessonView | undefined;
  #bar: Bar | undefined;
  #state: KeptState | undefined;
  #locale: Locale = 'en';

  constructor(host: Host) {
    this.#host = host;
    document.body.replaceChildren(this.#stage, this.#notice.element);
    this.#bindings = this.#bindKeys();
    listenToKeys(document, this.#bindings);
    followLinks(document, {
      heading: (id) => this.#open(this.#view?.slug, id),
      lesson: (slug, heading, beside) => this.#open(slug, heading, beside),
      outside: (url) => host.post({ type: 'openOutside', url }),
    });
    onThemeChange(() => this.#lesson?.recolour());
    window.addEventListener('beforeprint', () => void this.#lesson?.drawAll());
  }

  receive(message: HostMessage): void {
    switch (message.type) {
      case 'show':
        this.#show(message);
        return;
      case 'unavailable':
        this.#showUnavailable(message);
        return;
      case 'goTo':
        this.#keep(message.state);
        this.#lesson?.goTo(placeOf(message.state));
        return;
      case 'colours':
        if (message.slug !== this.#view?.slug) return;
        for (const block of message.blocks) colourCode(this.#stage, block);
        return;
      case 'marks':
        if (message.slug === this.#view?.slug) this.#lesson?.showMarks(message);
        return;
      case 'runOutput':
      case 'runEnded':
      case 'runUnavailable':
        if (message.slug === this.#view?.slug) this.#lesson?.showRun(message);
        return;
      case 'notice':
        this.#notice.say(message.text);
        return;
      case 'showKeys':
        this.#showKeys();
        return;
      case 'drawAll':
        void this.#lesson?.drawAll();
        return;
    }
  }

  get #words(): Strings {
    return strings[this.#locale];
  }

  #show(message: Show): void {
    this.#lesson?.dispose();
    this.#view = message.view;
    this.#locale = message.view.requestedLocale;
    this.#lesson = new LessonPage(
      message,
      this.#engine,
      {
        post: (sent) => this.#host.post(sent),
        notice: (text) => this.#notice.say(text),
        failed: (error) =>
          this.#host.post({
            type: 'failed',
            message: messageOf(error),
          }),
        moved: (place) => this.#moved(place),
      },
      this.#words,
    );
    this.#fill(message.view.trail, message.view.title, this.#lesson.element);
    this.#keep(message.state);
    this.#lesson.start(placeOf(message.state));
  }

  #showUnavailable(message: Unavailable): void {
    this.#lesson?.dispose();
    this.#lesson = undefined;
    this.#view = undefined;
    this.#locale = message.locale;
    const words = this.#words;
    this.#fill(
      [],
      words.noLesson,
      element(
        'main',
        { class: 'unavailable' },
        element('h1', {}, words.noLesson),
        element('p', {}, message.message),
      ),
    );
    this.#keep(message.state);
  }

  /** Puts the bar and `content` on the page. */
  #fill(trail: readonly string[], title: string, content: HTMLElement): void {
    const words = this.#words;
    document.documentElement.lang = this.#locale;
    document.title = title;
    this.#bar = new Bar(
      trail,
      this.#locale,
      {
        back: () => this.#step('back'),
        forward: () => this.#step('forward'),
        search: () => this.#host.post({ type: 'search' }),
        outline: () => this.#lesson?.openOutline(),
        keys: () => this.#showKeys(),
        language: (locale) => this.#host.post({ type: 'language', locale }),
      },
      words,
      this.#host.contents,
    );
    this.#stage.replaceChildren(
      element(
        'button',
        { type: 'button', class: 'skip', onclick: () => content.querySelector('h1')?.focus() },
        words.skipToText,
      ),
      this.#bar.element,
      content,
    );
  }

  #keep(state: KeptState): void {
    this.#state = state;
    this.#bar?.showHistory(state);
    this.#host.keep(state);
  }

  #moved(place: Place): void {
    if (!this.#state) return;
    const { places, current } = this.#state;
    this.#keep({ ...this.#state, places: places.with(current, place) });
  }

  #open(slug: string | undefined, heading?: string, beside = false): void {
    if (slug === undefined) return;
    this.#host.post({ type: 'open', slug, ...(heading !== undefined && { heading }), beside });
  }

  #step(direction: 'back' | 'forward'): void {
    this.#host.post({ type: 'history', direction });
  }

  #showKeys(): void {
    const sheet = keySheet(this.#bindings, this.#words);
    document.body.append(sheet);
    sheet.showModal();
  }

  #bindKeys(): readonly KeyBinding[] {
    return [
      { key: 'ArrowLeft', alt: true, label: 'back', act: () => this.#step('back') },
      { key: 'ArrowRight', alt: true, label: 'forward', act: () => this.#step('forward') },
      { key: 'n', label: 'next', act: () => this.#open(this.#view?.next?.slug) },
      { key: 'p', label: 'previous', act: () => this.#open(this.#view?.previous?.slug) },
      { key: '/', label: 'search', inEditor: true, act: () => this.#host.post({ type: 'search' }) },
      {
        key: 'l',
        label: 'language',
        act: () => this.#host.post({ type: 'language', locale: otherLocale(this.#locale) }),
      },
      { key: 'o', label: 'outline', act: () => this.#lesson?.openOutline() },
      { key: 't', label: 'top', act: () => window.scrollTo({ top: 0 }) },
      { key: '?', label: 'help', act: () => this.#showKeys() },
    ];
  }
}

function placeOf({ places, current }: KeptState): Place {
  return places[current] ?? { bookId: '', slug: '', offset: 0 };
}

import { type Locale, otherLocale } from '../../core/locale.ts';
import type { LessonView } from '../../core/markdown/lessonView.ts';
import type { HostMessage, KeptState, PageCommand } from '../../protocol/lesson.ts';
import { element } from '../dom.ts';
import { type Strings, strings } from '../strings.ts';
import { onThemeChange } from '../theme.ts';
import { bar } from './bar.ts';
import { colourCode } from './code.ts';
import type { Host } from './host.ts';
import { type KeyBinding, keySheet, listenToKeys } from './keys.ts';
import { LessonPage, type PageActions } from './lessonPage.ts';
import { followLinks } from './links.ts';
import { MermaidEngine } from './mermaidEngine.ts';
import { Notice } from './notice.ts';

/** Starts the page: shows what the host sends, tells the host what the reader does. */
export function startPage(host: Host): void {
  const engine = new MermaidEngine();
  const notice = new Notice();
  const stage = element('div', { class: 'stage' });
  document.body.replaceChildren(stage, notice.element);

  let lesson: LessonPage | undefined;
  let state: KeptState | undefined;
  let locale: Locale = 'en';
  let view: LessonView | undefined;

  const words = (): Strings => strings[locale];
  const open = (slug: string | undefined, heading?: string, beside = false): void => {
    if (slug !== undefined)
      host.post({ type: 'open', slug, ...(heading !== undefined && { heading }), beside });
  };
  const actions: PageActions = {
    post: (message) => host.post(message),
    notice: (text) => notice.say(text),
    failed: (error) =>
      host.post({ type: 'failed', message: error instanceof Error ? error.message : String(error) }),
    moved: (place) => {
      if (!state) return;
      state = { ...state, places: state.places.with(state.current, place) };
      host.keep(state);
    },
  };
  const barActions = {
    back: () => host.post({ type: 'history', direction: 'back' }),
    forward: () => host.post({ type: 'history', direction: 'forward' }),
    search: () => host.post({ type: 'search' }),
    language: (chosen: Locale) => host.post({ type: 'language', locale: chosen }),
    outline: () => lesson?.openOutline(),
    keys: () => {
      const sheet = keySheet(bindings, words());
      document.body.append(sheet);
      sheet.showModal();
    },
  } as const;
  const commands: Readonly<Record<PageCommand, () => void>> = {
    keys: barActions.keys,
    outline: barActions.outline,
    top: () => window.scrollTo({ top: 0 }),
  };
  const bindings: readonly KeyBinding[] = [
    { key: 'ArrowLeft', alt: true, label: 'back', act: barActions.back },
    { key: 'ArrowRight', alt: true, label: 'forward', act: barActions.forward },
    { key: 'n', label: 'next', act: () => open(view?.next?.slug) },
    { key: 'p', label: 'previous', act: () => open(view?.previous?.slug) },
    { key: '/', label: 'search', act: barActions.search },
    { key: 'l', label: 'language', act: () => barActions.language(otherLocale(locale)) },
    { key: 'o', label: 'outline', act: barActions.outline },
    { key: 't', label: 'top', act: commands.top },
    { key: '?', label: 'help', act: barActions.keys },
  ];

  followLinks(document, {
    heading: (id) => lesson?.goTo(id),
    lesson: open,
    outside: (url) => host.post({ type: 'openOutside', url }),
  });
  listenToKeys(document, bindings);
  onThemeChange(() => lesson?.recolour());
  window.addEventListener('beforeprint', () => void lesson?.drawAll());
  host.listen(receive);
  host.post({ type: 'ready' });

  function receive(message: HostMessage): void {
    switch (message.type) {
      case 'show':
        show(message);
        return;
      case 'unavailable':
        showUnavailable(message);
        return;
      case 'colours':
        if (message.slug === view?.slug) for (const block of message.blocks) colourCode(stage, block);
        return;
      case 'marks':
        if (message.slug === view?.slug) lesson?.showMarks(message.marks);
        return;
      case 'goTo':
        lesson?.goTo(message.heading);
        return;
      case 'notice':
        notice.say(message.text);
        return;
      case 'command':
        commands[message.command]();
        return;
    }
  }

  function show(message: Extract<HostMessage, { type: 'show' }>): void {
    keep(message.state, message.view.requestedLocale);
    lesson?.dispose();
    view = message.view;
    lesson = new LessonPage(message, engine, actions, words());
    document.title = view.title;
    stage.replaceChildren(
      element('a', { class: 'skip', href: '#lesson-text' }, words().skipToText),
      bar(view.trail, message.history, locale, barActions, words()),
      lesson.element,
    );
    lesson.start(message.place);
  }

  function showUnavailable(message: Extract<HostMessage, { type: 'unavailable' }>): void {
    keep(message.state, message.locale);
    lesson?.dispose();
    lesson = undefined;
    view = undefined;
    stage.replaceChildren(
      bar([], message.history, locale, barActions, words()),
      element(
        'main',
        { class: 'unavailable' },
        element('h1', {}, words().noLesson),
        element('p', {}, message.message),
      ),
    );
  }

  function keep(kept: KeptState, requested: Locale): void {
    locale = requested;
    state = kept;
    document.documentElement.lang = requested;
    host.keep(kept);
  }
}

import type { LessonView } from '../../core/markdown/lessonView.ts';
import type { OutlineEntry } from '../../core/markdown/model.ts';
import type { HostMessage, PageMessage, Place } from '../../protocol/lesson.ts';
import type { MermaidEngine } from '../diagram/mermaidEngine.ts';
import { element, rendered } from '../dom.ts';
import type { Strings } from '../strings.ts';
import { lessonHead, neighbours, sourceList } from './article.ts';
import { dressCode } from './code.ts';
import { Diagrams } from './diagrams.ts';
import { Example, type RunMessage } from './example.ts';
import { exercise, showPassed } from './exercise.ts';
import { explainTerms } from './glossary.ts';
import { HeadingTools } from './headingTools.ts';
import { setMath } from './math.ts';
import { Outline } from './outline.ts';
import { patterns } from './patterns.ts';
import { Headings } from './position.ts';
import { quiz } from './quiz.ts';
import { dressTabs, openTabsAround } from './tabs.ts';

/** What a lesson on the page asks of its surroundings. */
export interface PageActions {
  post(message: PageMessage): void;
  notice(text: string): void;
  failed(error: unknown): void;
  /** The reader moved on this page. */
  moved(place: Place): void;
}

/** What the reader did with a lesson; it may change while the lesson is shown. */
type Marks = Pick<Extract<HostMessage, { type: 'marks' }>, 'marks' | 'exercisePassed'>;

/** One lesson on the page, from its head to the links to its neighbours. */
export class LessonPage {
  readonly element: HTMLElement;
  readonly #body: HTMLElement;
  readonly #message: Extract<HostMessage, { type: 'show' }>;
  readonly #actions: PageActions;
  readonly #outline: Outline;
  readonly #headings: Headings;
  readonly #headingTools: HeadingTools;
  readonly #example: Example | undefined;
  readonly #strings: Strings;
  readonly #diagrams: Diagrams;
  readonly #end = new AbortController();
  #reporting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    message: Extract<HostMessage, { type: 'show' }>,
    engine: MermaidEngine,
    actions: PageActions,
    strings: Strings,
  ) {
    const { view, answers } = message;
    const { slug } = view;
    const { post } = actions;
    this.#message = message;
    this.#actions = actions;
    this.#strings = strings;
    this.#body = rendered('div', { class: 'body', lang: view.locale }, view.html);
    this.#example = view.example && new Example(slug, view.example, strings, post);
    const article = element(
      'main',
      { class: 'lesson', lang: view.requestedLocale },
      lessonHead(view, strings),
      this.#body,
      this.#example?.element,
      quiz(view.quiz, answers, strings, (question, answer) =>
        post({ type: 'answer', slug, question, answer }),
      ),
      exercise(view.exercise, strings, (action) => post({ type: 'lab', slug, action })),
      patterns(view, strings, post),
      sourceList(view.sources, strings),
      neighbours(view, strings),
    );
    const outline = [...view.outline, ...practiceOutline(view, strings)];
    this.#outline = new Outline(outline, strings);
    this.element = element(
      'div',
      { class: 'columns', onkeydown: closeOutline },
      article,
      this.#outline.element,
    );
    this.#headings = new Headings(
      article,
      outline.map((entry) => entry.id),
    );
    this.#headingTools = new HeadingTools(
      this.#body,
      view.outline,
      {
        copyLink: (heading) => post({ type: 'copyLink', slug, heading }),
        bookmark: (heading) => post({ type: 'bookmark', slug, heading }),
        note: (heading) => post({ type: 'note', slug, heading }),
      },
      strings,
    );
    this.showMarks(message);
    dressTabs(this.#body, strings);
    explainTerms(this.#body, view.glossary);
    const copy = (text: string): void => {
      post({ type: 'copy', text });
      actions.notice(strings.code.copied);
    };
    dressCode(
      article,
      view.code,
      {
        copy,
        insert: (text) => post({ type: 'insert', text }),
        open: (text, language) => post({ type: 'openUntitled', text, language }),
      },
      strings,
    );
    this.#example?.offerAt(article, view.code);
    this.#diagrams = new Diagrams(
      article,
      view.diagrams,
      slug,
      engine,
      {
        copy,
        save: (format, name, base64) => post({ type: 'saveImage', format, name, base64 }),
        notice: actions.notice,
        failed: actions.failed,
      },
      strings,
    );
  }

  /** Called once the element is on the page: scrolls to the place and follows the reader from there. */
  start(place: Place): void {
    this.#scrollTo(place);
    this.#follow();
    const { signal } = this.#end;
    window.addEventListener('scroll', () => this.#follow(), { passive: true, signal });
    window.addEventListener('resize', () => this.#follow(), { passive: true, signal });
    setMath(this.element).catch(this.#actions.failed);
  }

  /** Scrolls to a place of this lesson and moves the focus along, so that reading goes on from there. */
  goTo(place: Place): void {
    const target = this.#scrollTo(place);
    this.element.classList.remove('outline-open');
    if (!target) return;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  openOutline(): void {
    const open = this.element.classList.toggle('outline-open');
    if (open || this.#outline.element.offsetParent) this.#outline.focus();
  }

  showMarks({ marks, exercisePassed }: Marks): void {
    this.#headingTools.show(marks);
    showPassed(this.element, exercisePassed, this.#strings);
  }

  showRun(message: RunMessage): void {
    this.#example?.receive(message);
  }

  recolour(): void {
    this.#diagrams.recolour();
  }

  drawAll(): Promise<void> {
    return this.#diagrams.drawAll();
  }

  dispose(): void {
    clearTimeout(this.#reporting);
    this.#end.abort();
    this.#diagrams.dispose();
  }

  /** @returns what the place names, where there is such a thing */
  #scrollTo(place: Place): HTMLElement | undefined {
    const target = place.heading === undefined ? undefined : this.#headings.find(place.heading);
    if (target) openTabsAround(target);
    this.#headings.goTo(place);
    return target;
  }

  /** Marks the current heading at once, and tells the host when the reader rests. */
  #follow(): void {
    this.#outline.mark(this.#headings.current()?.id);
    clearTimeout(this.#reporting);
    this.#reporting = setTimeout(() => this.#report(), 250);
  }

  #report(): void {
    const { bookId, slug } = this.#message.view;
    const place: Place = { bookId, slug, ...this.#headings.position() };
    const atEnd = this.#body.getBoundingClientRect().bottom <= window.innerHeight;
    this.#actions.moved(place);
    this.#actions.post({ type: 'place', place, atEnd });
  }
}

/** Escape closes the outline where it lies over the text. */
function closeOutline(event: KeyboardEvent): void {
  if (event.key === 'Escape') (event.currentTarget as HTMLElement).classList.remove('outline-open');
}

/** What follows the text stands in the outline too. */
function practiceOutline(view: LessonView, strings: Strings): readonly OutlineEntry[] {
  return [
    ...(view.example ? [{ id: 'example', level: 2, text: strings.example.title }] : []),
    ...(view.quiz.length > 0 ? [{ id: 'quiz', level: 2, text: strings.quiz.title }] : []),
    ...(view.exercise ? [{ id: 'exercise', level: 2, text: strings.exercise.title }] : []),
    ...(view.snippets.length + view.rules.length > 0
      ? [{ id: 'patterns', level: 2, text: strings.patterns.title }]
      : []),
    ...(view.sources.length > 0 ? [{ id: 'sources', level: 2, text: strings.sources }] : []),
  ];
}

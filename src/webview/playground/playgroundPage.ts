import type { Locale } from '../../core/locale.ts';
import { type PlaygroundPlan, parsePlanQuery, planQuery } from '../../core/playground/plan.ts';
import type { PlaygroundMessage, PlaygroundShow } from '../../protocol/playground.ts';
import { readDiagramTheme } from '../diagram/diagramTheme.ts';
import { MermaidEngine } from '../diagram/mermaidEngine.ts';
import { element } from '../dom.ts';
import type { PageHost } from '../editorHost.ts';
import { Notice } from '../notice.ts';
import { onThemeChange } from '../theme.ts';
import { PlanForm } from './planForm.ts';
import { eventLog, invariantList, seconds, serviceList } from './runView.ts';
import { sequenceOf } from './sequence.ts';
import { type Run, simulate } from './simulation.ts';
import { type PlaygroundStrings, playgroundStrings } from './strings.ts';

export type PlaygroundHost = PageHost<PlaygroundMessage, PlaygroundShow, { readonly plan: string }>;

export function startPlayground(host: PlaygroundHost): void {
  const notice = new Notice();
  let playground: Playground | undefined;
  host.listen(({ locale, plan }) => {
    document.documentElement.lang = locale;
    playground = new Playground(locale, parsePlanQuery(plan), host, notice);
    document.body.replaceChildren(playground.element, notice.element);
    playground.start();
  });
  onThemeChange(() => playground?.redraw());
  host.post({ type: 'ready' });
}

/** The page in one language: a plan, the run it gives, and the step the reader is at. */
class Playground {
  readonly element: HTMLElement;
  readonly #strings: PlaygroundStrings;
  readonly #host: PlaygroundHost;
  readonly #engine = new MermaidEngine();
  readonly #position = element('input', { type: 'range', min: 1, oninput: () => this.#go(this.#asked) });
  readonly #status = element('p', { class: 'position', role: 'status' });
  readonly #sheet = element('div', { class: 'diagram-sheet', role: 'img' });
  readonly #earlier = element('p', { class: 'earlier' });
  readonly #invariants = element('div', { 'aria-live': 'polite' });
  readonly #services = element('div');
  readonly #log = element('div', { class: 'log', tabindex: '0', role: 'region' });
  #plan: PlaygroundPlan;
  #run: Run = { observations: [], frames: [] };
  /** Index of the frame that is shown. */
  #at = 0;
  /** Counts drawings and runs, so that a slow one never shows over a later one. */
  #drawing = 0;
  #running = 0;

  constructor(locale: Locale, plan: PlaygroundPlan, host: PlaygroundHost, notice: Notice) {
    const strings = playgroundStrings[locale];
    this.#strings = strings;
    this.#host = host;
    this.#plan = plan;
    this.#position.ariaLabel = strings.steps;
    this.#sheet.ariaLabel = strings.diagram;
    this.#log.ariaLabel = strings.log;
    document.title = strings.title;
    const form = new PlanForm(plan, strings, {
      changed: (changed) => {
        this.#plan = changed;
        this.start();
      },
      openLesson: (slug) => host.post({ type: 'openLesson', slug }),
    });
    const copyLink = (): void => {
      host.post({ type: 'copyLink', plan: planQuery(this.#plan) });
      notice.say(strings.linkCopied);
    };
    this.element = element(
      'main',
      { class: 'playground', lang: locale },
      element('header', {}, element('h1', {}, strings.title), element('p', {}, strings.intro)),
      form.element,
      element(
        'div',
        { class: 'transport', role: 'group', 'aria-label': strings.steps },
        this.#button(strings.first, () => this.#go(0)),
        this.#button(strings.back, () => this.#go(this.#at - 1)),
        this.#button(strings.step, () => this.#go(this.#at + 1)),
        this.#button(strings.end, () => this.#go(this.#run.frames.length - 1)),
        this.#position,
        this.#status,
        element('button', { type: 'button', class: 'plain-button', onclick: copyLink }, strings.copyLink),
      ),
      this.#part('invariants-part', strings.invariants, this.#invariants),
      this.#part('diagram-part', strings.diagram, this.#earlier, this.#sheet),
      this.#part('services-part', strings.services, this.#services),
      this.#part('log-part', strings.log, this.#log),
    );
  }

  /** Runs the plan anew and shows how it ends. */
  start(): void {
    const running = ++this.#running;
    const plan = planQuery(this.#plan);
    this.#host.keep({ plan });
    this.#host.post({ type: 'plan', plan });
    simulate(this.#plan).then(
      (run) => {
        if (running !== this.#running) return;
        this.#run = run;
        this.#position.max = String(run.frames.length);
        this.#go(run.frames.length - 1);
      },
      (error: unknown) => {
        this.#status.textContent = this.#strings.failed;
        this.#host.post({ type: 'failed', message: String(error) });
      },
    );
  }

  redraw(): void {
    const shown = this.#run.observations.slice(0, this.#run.frames[this.#at]?.seen ?? 0);
    const { source, leftOut } = sequenceOf(shown, this.#strings);
    this.#earlier.textContent = leftOut > 0 ? this.#strings.earlier(leftOut) : '';
    const drawing = ++this.#drawing;
    void this.#engine.draw('playground-sequence', source, readDiagramTheme()).then((drawn) => {
      if (drawing !== this.#drawing) return;
      if ('svg' in drawn) this.#sheet.innerHTML = drawn.svg;
      else this.#host.post({ type: 'failed', message: drawn.error });
    });
  }

  get #asked(): number {
    return Number(this.#position.value) - 1;
  }

  /** Shows a step, the nearest there is. */
  #go(wanted: number): void {
    const { frames, observations } = this.#run;
    this.#at = Math.max(0, Math.min(frames.length - 1, wanted));
    const frame = frames[this.#at];
    if (!frame) return;
    this.#position.value = String(this.#at + 1);
    const status = this.#strings.position(this.#at + 1, frames.length, seconds(frame.at));
    this.#position.ariaValueText = status;
    this.#status.textContent = status;
    this.#invariants.replaceChildren(invariantList(frame, this.#strings));
    this.#services.replaceChildren(serviceList(frame, this.#strings));
    this.#log.replaceChildren(eventLog(observations.slice(0, frame.seen), frame.at, this.#strings));
    this.redraw();
  }

  #button(label: string, act: () => void): HTMLButtonElement {
    return element('button', { type: 'button', class: 'main-button', onclick: act }, label);
  }

  #part(className: string, title: string, ...content: readonly HTMLElement[]): HTMLElement {
    return element(
      'section',
      { class: className, 'aria-label': title },
      element('h2', {}, title),
      ...content,
    );
  }
}

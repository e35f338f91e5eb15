import type { ExampleView } from '../../core/markdown/lessonView.ts';
import type { CodeBlock } from '../../core/markdown/model.ts';
import type { HostMessage, PageMessage } from '../../protocol/lesson.ts';
import { editorTool, iconButton } from '../button.ts';
import { element } from '../dom.ts';
import type { Strings } from '../strings.ts';
import { RunOutput } from './runOutput.ts';

export type RunMessage = Extract<HostMessage, { type: 'runOutput' | 'runEnded' | 'runUnavailable' }>;

/** The lesson's program: it runs from a section of its own or from its code, and prints beneath either. */
export class Example {
  /** The section that follows the text. */
  readonly element: HTMLElement;
  readonly #slug: string;
  readonly #golden: string;
  readonly #strings: Strings;
  readonly #post: (message: PageMessage) => void;
  readonly #output: RunOutput;
  readonly #status = element('p', { class: 'run-status', role: 'status' });
  readonly #stop: HTMLButtonElement;
  /** Output and how the run goes; stands beneath whatever it was started from. */
  readonly #terminal: HTMLElement;

  constructor(slug: string, view: ExampleView, strings: Strings, post: (message: PageMessage) => void) {
    const { example } = strings;
    this.#slug = slug;
    this.#golden = view.output;
    this.#strings = strings;
    this.#post = post;
    this.#output = new RunOutput(strings);
    this.#stop = element(
      'button',
      { type: 'button', class: 'plain-button', hidden: true, onclick: () => post({ type: 'stop', slug }) },
      example.stop,
    );
    this.#terminal = element(
      'div',
      { class: 'run', hidden: true },
      element('div', { class: 'run-head' }, this.#status, this.#stop),
      this.#output.element,
    );
    this.element = element(
      'section',
      { class: 'example', 'aria-label': example.title },
      element('h2', { id: 'example' }, example.title),
      element(
        'p',
        { class: 'practice-actions editor-tool' },
        element(
          'button',
          { type: 'button', class: 'main-button', onclick: () => this.#run(this.element) },
          example.run,
        ),
        this.#labButton('runInTerminal', example.terminal),
        this.#labButton('openLab', example.openLab),
      ),
      this.#terminal,
    );
  }

  /** Puts a button to run the program above every block of code that shows a part of it. */
  offerAt(container: HTMLElement, blocks: readonly CodeBlock[]): void {
    for (const { id, file } of blocks) {
      if (!file?.startsWith('example/')) continue;
      const code = container.querySelector(`pre[data-code="${CSS.escape(id)}"]`);
      const figure = code?.closest<HTMLElement>('figure');
      if (!figure) continue;
      const button = iconButton('run', this.#strings.example.run, () => this.#run(figure));
      figure.querySelector('.code-tools')?.prepend(editorTool(button));
    }
  }

  receive(message: RunMessage): void {
    switch (message.type) {
      case 'runOutput':
        this.#output.add(message);
        return;
      case 'runEnded':
        this.#say(this.#strings.example.ended(message.end));
        return;
      case 'runUnavailable':
        this.#output.clear();
        this.#output.add({ stream: 'stdout', text: this.#golden, dropped: 0 });
        this.#say(`${message.reason} ${this.#strings.example.golden}`);
        return;
    }
  }

  #run(under: HTMLElement): void {
    under.append(this.#terminal);
    this.#output.clear();
    this.#say(this.#strings.example.running);
    this.#stop.hidden = false;
    this.#post({ type: 'run', slug: this.#slug });
  }

  /** Says how it stands; whatever is said, but that it runs, leaves nothing to stop. */
  #say(status: string): void {
    this.#terminal.hidden = false;
    this.#stop.hidden = true;
    this.#status.textContent = status;
  }

  #labButton(action: 'runInTerminal' | 'openLab', label: string): HTMLButtonElement {
    return element(
      'button',
      {
        type: 'button',
        class: 'plain-button',
        onclick: () => this.#post({ type: 'lab', slug: this.#slug, action }),
      },
      label,
    );
  }
}

import type { HostMessage } from '../../protocol/lesson.ts';
import { element } from '../dom.ts';
import type { Strings } from '../strings.ts';

/** Characters of output that are kept; of more, the oldest go. */
const mostKept = 100_000;

type Output = Omit<Extract<HostMessage, { type: 'runOutput' }>, 'type' | 'slug'>;

/** What a program printed, the latest of it in sight. */
export class RunOutput {
  readonly element: HTMLElement;
  readonly #note = element('p', { class: 'run-note', hidden: true });
  readonly #text: HTMLPreElement;
  readonly #strings: Strings;
  #kept = 0;
  #dropped = 0;

  constructor(strings: Strings) {
    this.#strings = strings;
    // A scrolling element takes the focus, so that the arrow keys reach all of it.
    this.#text = element('pre', { tabindex: '0', role: 'group', 'aria-label': strings.example.output });
    this.element = element('div', { class: 'run-output' }, this.#note, this.#text);
  }

  clear(): void {
    this.#text.replaceChildren();
    this.#kept = 0;
    this.#dropped = 0;
    this.#note.hidden = true;
  }

  add({ stream, text, dropped }: Output): void {
    const atEnd = this.#text.scrollHeight - this.#text.scrollTop - this.#text.clientHeight < 2;
    this.#text.append(element('span', { class: stream }, text));
    this.#kept += text.length;
    this.#dropped += dropped;
    while (this.#kept > mostKept && this.#text.firstChild) this.#dropOldest(this.#text.firstChild);
    this.#note.hidden = this.#dropped === 0;
    this.#note.textContent = this.#strings.example.dropped(this.#dropped);
    if (atEnd) this.#text.scrollTop = this.#text.scrollHeight;
  }

  #dropOldest(piece: ChildNode): void {
    const length = piece.textContent?.length ?? 0;
    piece.remove();
    this.#kept -= length;
    this.#dropped += length;
  }
}

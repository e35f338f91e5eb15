import { element } from './dom.ts';

/** One line at the foot of the page that says what just happened, also to screen readers. */
export class Notice {
  readonly element = element('div', { class: 'notice', role: 'status' });
  #hide: ReturnType<typeof setTimeout> | undefined;

  say(text: string): void {
    clearTimeout(this.#hide);
    this.element.textContent = text;
    this.element.classList.add('shown');
    this.#hide = setTimeout(() => this.element.classList.remove('shown'), 3000);
  }
}

import type { Place } from '../../protocol/lesson.ts';

/** Where the reader is on the page: a heading, and CSS pixels below it. */
export interface Position {
  readonly heading?: string;
  readonly offset: number;
}

/** The headings of a lesson, and which of them the reader is at. */
export class Headings {
  readonly #page: HTMLElement;
  readonly #elements: readonly HTMLElement[];

  constructor(page: HTMLElement, ids: readonly string[]) {
    this.#page = page;
    this.#elements = ids.flatMap((id) => this.find(id) ?? []);
  }

  /** The heading under which the top of the page stands, and how far below it. */
  position(): Position {
    const current = this.current();
    if (!current) return { offset: window.scrollY };
    return { heading: current.id, offset: Math.round(readingLine() - current.getBoundingClientRect().top) };
  }

  current(): HTMLElement | undefined {
    const line = readingLine() + 1;
    return this.#elements.findLast((heading) => heading.getBoundingClientRect().top <= line);
  }

  /** A heading, or any other part of the lesson with an id: a footnote, the exercise. */
  find(id: string): HTMLElement | undefined {
    return this.#page.querySelector<HTMLElement>(`#${CSS.escape(id)}`) ?? undefined;
  }

  /** Scrolls to a place; an unknown heading, renamed in an update, leads to the start. */
  goTo(place: Pick<Place, 'heading' | 'offset'>): void {
    const target = place.heading === undefined ? undefined : this.find(place.heading);
    const start = target ? target.getBoundingClientRect().top + window.scrollY - readingLine() : 0;
    const known = target !== undefined || place.heading === undefined;
    window.scrollTo({ top: known ? start + place.offset : 0, behavior: 'instant' });
  }
}

/** Below the bar at the top of the page: what stands higher is covered. */
function readingLine(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
}

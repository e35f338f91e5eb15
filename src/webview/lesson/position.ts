import type { Place } from '../../protocol/lesson.ts';

/** Where the reader is on the page: a heading, and CSS pixels below it. */
export interface Position {
  readonly heading?: string;
  readonly offset: number;
}

/** The headings of a lesson's body, and what of them is on the screen. */
export class Headings {
  readonly #elements: readonly HTMLElement[];

  constructor(body: HTMLElement, ids: readonly string[]) {
    this.#elements = ids.flatMap((id) => body.querySelector<HTMLElement>(`#${CSS.escape(id)}`) ?? []);
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

  /** Headings that are on the screen or above it. */
  seen(): readonly string[] {
    return this.#elements
      .filter((heading) => heading.getBoundingClientRect().top < window.innerHeight)
      .map((heading) => heading.id);
  }

  /** Scrolls to a place; an unknown heading, renamed in an update, leads to the start. */
  goTo(place: Pick<Place, 'heading' | 'offset'>): void {
    const heading = this.#elements.find((candidate) => candidate.id === place.heading);
    if (place.heading !== undefined && !heading) {
      window.scrollTo({ top: 0, behavior: 'instant' });
      return;
    }
    const start = heading ? heading.getBoundingClientRect().top + window.scrollY - readingLine() : 0;
    window.scrollTo({ top: start + place.offset, behavior: 'instant' });
  }
}

/** Below the bar at the top of the page: what stands higher is covered. */
function readingLine(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
}

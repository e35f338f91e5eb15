import type { Diagram } from '../../core/markdown/model.ts';
import { DiagramFigure } from '../diagram/diagramFigure.ts';
import { type DiagramTheme, readDiagramTheme } from '../diagram/diagramTheme.ts';
import type { DiagramActions } from '../diagram/diagramTools.ts';
import type { MermaidEngine } from '../diagram/mermaidEngine.ts';
import type { Strings } from '../strings.ts';

/** Draws a diagram that is at most this far from the window. */
const nearby = '800px';

/** The diagrams of one page: drawn when the reader comes near, drawn again when the colours change. */
export class Diagrams {
  readonly #engine: MermaidEngine;
  readonly #figures = new Map<Element, DiagramFigure>();
  readonly #drawnWith = new Map<Element, string>();
  readonly #observer: IntersectionObserver;
  #theme: DiagramTheme = readDiagramTheme();

  /** @param name stands before the name of a saved image */
  constructor(
    container: HTMLElement,
    diagrams: readonly Diagram[],
    name: string,
    engine: MermaidEngine,
    actions: DiagramActions,
    strings: Strings,
  ) {
    this.#engine = engine;
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) void this.#draw(target);
      },
      { rootMargin: nearby },
    );
    const byId = new Map(diagrams.map((diagram) => [diagram.id, diagram]));
    for (const figure of container.querySelectorAll<HTMLElement>('figure[data-diagram]')) {
      const diagram = byId.get(figure.dataset.diagram ?? '');
      if (!diagram) continue;
      const fileName = `${name}-${diagram.id}`;
      this.#figures.set(figure, new DiagramFigure(figure, diagram, fileName, actions, strings));
      this.#observer.observe(figure);
    }
  }

  /** Draws everything again in the present colours, what is near first. */
  recolour(): void {
    const theme = readDiagramTheme();
    if (theme.key === this.#theme.key) return;
    this.#theme = theme;
    for (const figure of this.#figures.keys()) {
      // Observing anew reports at once whether the figure is near.
      this.#observer.unobserve(figure);
      this.#observer.observe(figure);
    }
  }

  /** Draws all diagrams, near or not: for print. */
  async drawAll(): Promise<void> {
    await Promise.all([...this.#figures.keys()].map((figure) => this.#draw(figure)));
  }

  dispose(): void {
    this.#observer.disconnect();
    this.#figures.clear();
  }

  async #draw(element: Element): Promise<void> {
    const theme = this.#theme;
    const figure = this.#figures.get(element);
    if (!figure || this.#drawnWith.get(element) === theme.key) return;
    this.#drawnWith.set(element, theme.key);
    const drawing = await this.#engine.draw(`drawing-${figure.diagram.id}`, figure.diagram.source, theme);
    if (this.#drawnWith.get(element) === theme.key) figure.show(drawing);
  }
}

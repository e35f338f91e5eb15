import type { Mermaid, MermaidConfig } from 'mermaid';
import { messageOf } from '../../core/messageOf.ts';
import type { DiagramTheme } from './diagramTheme.ts';

/** A diagram as SVG text, or what is wrong with its source; `line` is 1-based. */
export type Drawing = { readonly svg: string } | { readonly error: string; readonly line?: number };

/** Enough for the diagrams of several lessons in two themes. */
const cacheLimit = 120;

/** Draws Mermaid sources one after the other: Mermaid keeps its settings in one global place. */
export class MermaidEngine {
  readonly #cache = new Map<string, Drawing>();
  #mermaid: Promise<Mermaid> | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  /** @param id unique on the page; SVG refers to its own parts by it */
  draw(id: string, source: string, theme: DiagramTheme): Promise<Drawing> {
    const key = `${id}\n${theme.key}\n${source}`;
    const drawing = this.#queue.then(() => this.#cache.get(key) ?? this.#drawNow(id, source, theme));
    this.#queue = drawing.then((done) => this.#remember(key, done));
    return drawing;
  }

  async #drawNow(id: string, source: string, theme: DiagramTheme): Promise<Drawing> {
    try {
      this.#mermaid ??= import('mermaid').then((module) => module.default);
      const mermaid = await this.#mermaid;
      mermaid.initialize(settings(theme));
      const { svg } = await mermaid.render(id, source);
      return { svg };
    } catch (error) {
      const message = messageOf(error);
      const line = wrongLine(error, source);
      return { error: message.trim(), ...(line !== undefined && { line }) };
    }
  }

  #remember(key: string, drawing: Drawing): void {
    this.#cache.set(key, drawing);
    const [oldest] = this.#cache.keys();
    if (this.#cache.size > cacheLimit && oldest !== undefined) this.#cache.delete(oldest);
  }
}

function settings(theme: DiagramTheme): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    layout: 'dagre',
    look: 'classic',
    theme: 'base',
    themeVariables: theme.variables,
    // What is said between two lifelines stands over a third: a rim in the page's colour keeps it legible.
    themeCSS: `.messageText { paint-order: stroke; stroke: ${theme.variables.background} !important; stroke-width: 6px !important; stroke-linejoin: round; }`,
    fontFamily: theme.fontFamily,
    // Labels as SVG text: an exported file opens in other programs, and no HTML of a source comes to life.
    htmlLabels: false,
    // Mermaid's own limit of 120 px breaks words such as `AuthorizePayment` in two.
    flowchart: { htmlLabels: false, useMaxWidth: true, wrappingWidth: 240 },
    // A label narrower than the least width would stand at its left edge.
    state: { wrappingWidth: 240, minNodeWidth: 0 },
    // As wide as the text column, so that the letters keep their size.
    gantt: { useWidth: 640, fontSize: 13, sectionFontSize: 13, barHeight: 26, leftPadding: 96 },
    deterministicIds: true,
    // What a source may not change about itself with `%%{init}%%` or front matter.
    secure: [
      'secure',
      'securityLevel',
      'startOnLoad',
      'suppressErrorRendering',
      'maxTextSize',
      'maxEdges',
      'htmlLabels',
      'theme',
      'themeVariables',
      'themeCSS',
      'fontFamily',
      'altFontFamily',
      'layout',
      'look',
      'dompurifyConfig',
    ],
  };
}

/** Mermaid cuts comment lines before it parses, so its line numbers count the others only. */
function wrongLine(error: unknown, source: string): number | undefined {
  const message = messageOf(error);
  const told = Number(/\bline:?\s*(\d+)/i.exec(message)?.[1]);
  if (!Number.isInteger(told) || told < 1) return undefined;
  const lines = source.split('\n');
  const kept = lines.flatMap((line, index) => (/^\s*%%(?!\{)/.test(line) ? [] : [index + 1]));
  return kept[told - 1] ?? lines.length;
}

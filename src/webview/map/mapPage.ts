import type { Locale } from '../../core/locale.ts';
import { markdownOf } from '../../core/map/markdown.ts';
import { mermaidOf, type Note, nodeAt, noteOf, notes } from '../../core/map/mermaid.ts';
import type { MessageMap, Place } from '../../core/map/model.ts';
import { type MapNode, type MapView, viewOf } from '../../core/map/view.ts';
import type { MapChoice, MapPageMessage, MapShow } from '../../protocol/mapPage.ts';
import { DiagramFigure } from '../diagram/diagramFigure.ts';
import { readDiagramTheme } from '../diagram/diagramTheme.ts';
import { MermaidEngine } from '../diagram/mermaidEngine.ts';
import { element } from '../dom.ts';
import type { PageHost } from '../editorHost.ts';
import { Notice } from '../notice.ts';
import { strings as commonStrings } from '../strings.ts';
import { onThemeChange } from '../theme.ts';
import { enliven } from './drawnNodes.ts';
import { FilterForm } from './filterForm.ts';
import { messageTable } from './messageTable.ts';
import { type MapStrings, mapStrings } from './strings.ts';

export type MapHost = PageHost<MapPageMessage, MapShow, MapChoice>;

export function startMapPage(host: MapHost): void {
  const notice = new Notice();
  const engine = new MermaidEngine();
  let shown: MapPage | undefined;
  host.listen((message) => {
    document.documentElement.lang = message.locale;
    if (message.type === 'unavailable') {
      shown = undefined;
      document.body.replaceChildren(element('main', { class: 'map' }, element('p', {}, message.message)));
      return;
    }
    shown = new MapPage(message, engine, host, notice);
    document.body.replaceChildren(shown.element, notice.element);
  });
  onThemeChange(() => shown?.redraw());
  host.post({ type: 'ready' });
}

/** One map in one language, and what the reader chose to see of it. */
class MapPage {
  readonly element: HTMLElement;
  readonly #map: MessageMap;
  readonly #locale: Locale;
  readonly #strings: MapStrings;
  readonly #engine: MermaidEngine;
  readonly #host: MapHost;
  readonly #notice: Notice;
  readonly #form = element('div');
  readonly #drawing = element('div', { class: 'map-drawing' });
  readonly #words = element('section', { class: 'map-words' });
  #choice: MapChoice;
  #view: MapView;
  /** Counts drawings, so that a slow one never shows over a later one. */
  #drawings = 0;

  constructor(
    { map, complete, choice, locale }: Extract<MapShow, { type: 'show' }>,
    engine: MermaidEngine,
    host: MapHost,
    notice: Notice,
  ) {
    const strings = mapStrings[locale];
    this.#map = map;
    this.#locale = locale;
    this.#strings = strings;
    this.#engine = engine;
    this.#host = host;
    this.#notice = notice;
    this.#choice = choice;
    this.#view = viewOf(map, choice.filter);
    document.title = strings.title;
    const services = new Set(map.handlers.map(({ service }) => service));
    this.element = element(
      'main',
      { class: 'map', lang: locale },
      element(
        'header',
        {},
        element('h1', {}, strings.title),
        element('p', {}, strings.intro),
        element(
          'p',
          { class: 'map-found', role: 'status' },
          complete ? '' : `${strings.reading} `,
          strings.found(map.messages.length, map.handlers.length, services.size),
        ),
      ),
    );
    if (map.messages.length === 0) {
      if (complete) this.element.append(element('p', {}, strings.nothing));
      return;
    }
    this.element.append(this.#form, this.#drawing, this.#words);
    this.#showForm();
    this.redraw();
  }

  /** Shows the present choice in the present colours. */
  redraw(): void {
    const { filter, picture } = this.#choice;
    const view = viewOf(this.#map, filter);
    this.#view = view;
    this.#words.replaceChildren(
      element('h2', {}, this.#strings.list),
      messageTable(this.#map, view, this.#strings, (place) => this.#open(place)),
    );
    if (view.nodes.length === 0) {
      this.#drawing.replaceChildren(element('p', {}, this.#strings.nothingLeft));
      return;
    }
    const source = mermaidOf(view, picture);
    const drawing = ++this.#drawings;
    void this.#engine.draw('message-map', source, readDiagramTheme()).then((drawn) => {
      if (drawing !== this.#drawings) return;
      const figure = this.#figure(source);
      this.#drawing.replaceChildren(this.#tools(source), figure.element);
      if (picture === 'flowchart') this.#drawing.append(this.#legend());
      figure.show(drawn);
      if ('error' in drawn) this.#host.post({ type: 'failed', message: drawn.error });
      const svg = figure.element.querySelector<SVGSVGElement>('.diagram-sheet svg');
      if (svg)
        enliven(
          svg,
          (name) => nodeAt(view, name),
          (node) => this.#label(node),
          (node) => this.#act(node),
        );
    });
  }

  #figure(source: string): DiagramFigure {
    const common = commonStrings[this.#locale];
    return new DiagramFigure(
      element('figure', { class: 'diagram' }, element('pre', { class: 'diagram-source' })),
      { id: 'map', source, title: this.#strings.diagram },
      'message-map',
      {
        copy: (text) => this.#host.post({ type: 'copy', text }),
        save: (format, name, base64) => this.#host.post({ type: 'saveImage', format, name, base64 }),
        notice: (text) => this.#notice.say(text),
        failed: (error) => this.#host.post({ type: 'failed', message: String(error) }),
      },
      common,
    );
  }

  /** What the picture leaves to say, and what can be done with the whole of it. */
  #tools(source: string): HTMLElement {
    const { folded } = this.#view;
    const { filter } = this.#choice;
    const button = (label: string, act: () => void): HTMLButtonElement =>
      element('button', { type: 'button', class: 'plain-button', onclick: act }, label);
    return element(
      'div',
      { class: 'map-tools' },
      folded.length > 0 && element('p', {}, this.#strings.folded(folded.length)),
      filter.unfolded.length > 0 &&
        button(this.#strings.fold, () =>
          this.#choose({ ...this.#choice, filter: { ...filter, unfolded: [] } }),
        ),
      button(this.#strings.copyMarkdown, () =>
        this.#host.post({ type: 'openMarkdown', text: markdownOf(this.#view, source) }),
      ),
    );
  }

  #legend(): HTMLElement {
    const used = new Set(this.#view.nodes.map(noteOf));
    const shown = (Object.keys(notes) as Note[]).filter((note) => used.has(note));
    const parts = shown.map((note) => {
      const { paper, edge } = notes[note];
      const sample = element('span', { style: `background:${paper};border-color:${edge}` });
      return element('li', {}, sample, this.#strings.parts[note]);
    });
    return element('ul', { class: 'map-legend', 'aria-label': this.#strings.legend }, ...parts);
  }

  #label(node: MapNode): string | undefined {
    if (node.kind === 'service') return this.#strings.unfold(node.label, node.messages, node.handlers);
    return node.place && this.#strings.open(node.label);
  }

  #act(node: MapNode): void {
    if (node.kind !== 'service') {
      if (node.place) this.#open(node.place);
      return;
    }
    const { filter } = this.#choice;
    this.#choose({ ...this.#choice, filter: { ...filter, unfolded: [...filter.unfolded, node.service] } });
  }

  #open(place: Place): void {
    this.#host.post({ type: 'open', place });
  }

  #showForm(): void {
    const form = new FilterForm(this.#map, this.#choice, this.#strings, {
      changed: (choice) => this.#choose(choice),
      replaced: (choice) => {
        this.#choose(choice);
        this.#showForm();
      },
    });
    this.#form.replaceChildren(form.element);
  }

  #choose(choice: MapChoice): void {
    this.#choice = choice;
    this.#host.keep(choice);
    this.#host.post({ type: 'choice', choice });
    this.redraw();
  }
}

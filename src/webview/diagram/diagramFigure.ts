import type { Diagram } from '../../core/markdown/model.ts';
import { iconButton } from '../button.ts';
import { element } from '../dom.ts';
import type { Strings } from '../strings.ts';
import { type DiagramActions, diagramTools } from './diagramTools.ts';
import type { Drawing } from './mermaidEngine.ts';
import { ZoomPan } from './zoomPan.ts';

/** One diagram on the page: its frame, tools and, where its source is wrong, that source and the reason. */
export class DiagramFigure {
  readonly element: HTMLElement;
  readonly diagram: Diagram;
  readonly #source: HTMLElement;
  readonly #frame: HTMLElement;
  readonly #sheet = element('div', { class: 'diagram-sheet' });
  readonly #tools: HTMLElement;
  readonly #strings: Strings;

  constructor(
    figure: HTMLElement,
    diagram: Diagram,
    name: string,
    actions: DiagramActions,
    strings: Strings,
  ) {
    this.element = figure;
    this.diagram = diagram;
    this.#strings = strings;
    this.#source = figure.querySelector<HTMLElement>('.diagram-source') ?? element('pre');
    this.#frame = element(
      'div',
      {
        class: 'diagram-frame',
        tabindex: '0',
        role: 'group',
        'aria-label': diagram.title ?? strings.diagram.label,
        'aria-description': strings.diagram.help,
      },
      this.#sheet,
    );
    const zoomPan = new ZoomPan(this.#frame, this.#sheet);
    this.#tools = diagramTools(
      {
        name,
        source: diagram.source,
        zoomPan,
        svg: () => this.#sheet.querySelector('svg'),
        toggleFullscreen: () => this.#fillPage(zoomPan),
      },
      actions,
      strings,
    );
    this.#reserve();
    this.#source.replaceWith(this.#frame, this.#tools);
  }

  /** Shows a drawing, or the source with the line that is wrong; the rest of the page goes on. */
  show(drawing: Drawing): void {
    this.element.querySelector('.diagram-error')?.remove();
    const drawn = 'svg' in drawing;
    this.#frame.hidden = !drawn;
    this.#tools.hidden = !drawn;
    if (drawn) {
      this.#sheet.innerHTML = drawing.svg;
      this.#frame.style.minHeight = '';
      this.#frame.classList.remove('waiting');
      return;
    }
    this.element.prepend(this.#errorBox(drawing.error, drawing.line));
  }

  /** Until it is drawn, a diagram takes about the room it will need, so that the text below stays put. */
  #reserve(): void {
    const lines = this.diagram.source.split('\n').length;
    this.#frame.style.minHeight = `${Math.min(520, 120 + lines * 16)}px`;
    this.#frame.classList.add('waiting');
    this.#sheet.textContent = this.#strings.diagram.drawing;
  }

  #errorBox(message: string, line: number | undefined): HTMLElement {
    const words = this.#strings.diagram;
    const lines = this.diagram.source
      .split('\n')
      .map((text, index) => element('span', { class: index + 1 === line ? 'line wrong' : 'line' }, text));
    return element(
      'div',
      { class: 'diagram-error', role: 'note' },
      element('p', { class: 'box-title' }, line === undefined ? words.wrong : words.wrongAtLine(line)),
      element('pre', { class: 'diagram-message', tabindex: '0' }, message),
      element('pre', { class: 'diagram-source numbered', tabindex: '0' }, element('code', {}, ...lines)),
    );
  }

  #fillPage(zoomPan: ZoomPan): void {
    const home = element('div', { class: 'diagram-home' });
    home.style.height = `${this.#frame.offsetHeight + this.#tools.offsetHeight}px`;
    const dialog = element('dialog', {
      class: 'diagram-dialog',
      'aria-label': this.diagram.title ?? this.#strings.diagram.label,
    });
    const close = iconButton('close', this.#strings.close, () => dialog.close());
    this.#frame.before(home);
    dialog.append(this.#frame, this.#tools);
    this.#tools.append(close);
    dialog.addEventListener('close', () => {
      close.remove();
      home.replaceWith(this.#frame, this.#tools);
      dialog.remove();
      zoomPan.reset();
      this.#tools.querySelector<HTMLElement>('.icon-button')?.focus();
    });
    document.body.append(dialog);
    zoomPan.reset();
    dialog.showModal();
    this.#frame.focus();
  }
}

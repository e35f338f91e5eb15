import { iconButton } from '../button.ts';
import { element } from '../dom.ts';
import type { Strings } from '../strings.ts';
import { base64Of, pngFile, svgText } from './diagramImage.ts';
import type { ZoomPan } from './zoomPan.ts';

/** What a page does for its diagrams. */
export interface DiagramActions {
  copy(text: string): void;
  save(format: 'svg' | 'png', name: string, base64: string): void;
  notice(text: string): void;
  failed(error: unknown): void;
}

/** What the tools need of the diagram they belong to. */
interface ToolsTarget {
  readonly name: string;
  readonly source: string;
  readonly zoomPan: ZoomPan;
  svg(): SVGSVGElement | null;
  toggleFullscreen(): void;
}

/** The tools of one diagram. */
export function diagramTools(target: ToolsTarget, actions: DiagramActions, strings: Strings): HTMLElement {
  const words = strings.diagram;
  const withImage = (use: (svg: SVGSVGElement) => Promise<void>): void => {
    const svg = target.svg();
    if (svg) use(svg).catch(actions.failed);
  };
  return element(
    'div',
    { class: 'diagram-tools', role: 'toolbar', 'aria-label': words.tools },
    iconButton('zoomOut', words.zoomOut, () => target.zoomPan.zoom(0.8)),
    iconButton('zoomIn', words.zoomIn, () => target.zoomPan.zoom(1.25)),
    iconButton('reset', words.reset, () => target.zoomPan.reset()),
    iconButton('fullscreen', words.fullscreen, () => target.toggleFullscreen()),
    iconButton('copy', words.copySource, () => actions.copy(target.source)),
    iconButton('image', words.copyImage, () => withImage((svg) => copyImage(svg, actions, strings))),
    saveButton('SVG', words.saveSvg, () =>
      withImage(async (svg) => actions.save('svg', target.name, await base64Of(new Blob([svgText(svg)])))),
    ),
    saveButton('PNG', words.savePng, () =>
      withImage(async (svg) => actions.save('png', target.name, await base64Of(await pngFile(svg)))),
    ),
  );
}

function saveButton(format: string, label: string, act: () => void): HTMLButtonElement {
  const button = iconButton('save', label, act);
  button.append(element('span', {}, format));
  return button;
}

async function copyImage(svg: SVGSVGElement, actions: DiagramActions, strings: Strings): Promise<void> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngFile(svg) })]);
    actions.notice(strings.diagram.imageCopied);
  } catch (error) {
    actions.notice(strings.diagram.copyFailed);
    actions.failed(error);
  }
}

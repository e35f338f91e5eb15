import type { ColouredCode, ColourRun } from '../../core/code/highlighter.ts';
import { languageLabel } from '../../core/markdown/languages.ts';
import type { CodeBlock } from '../../core/markdown/model.ts';
import { editorTool, iconButton } from '../button.ts';
import { element } from '../dom.ts';
import type { Strings } from '../strings.ts';

/** What a reader may do with a block of code. */
export interface CodeActions {
  copy(text: string): void;
  insert(text: string): void;
  open(text: string, language: string): void;
}

/** Puts a caption with the file, the language and the tools above every block of code in `container`. */
export function dressCode(
  container: HTMLElement,
  blocks: readonly CodeBlock[],
  actions: CodeActions,
  strings: Strings,
): void {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  for (const pre of container.querySelectorAll<HTMLElement>('pre[data-code]')) {
    const block = byId.get(pre.dataset.code ?? '');
    if (!block) continue;
    const language = languageLabel(block.language);
    const name = block.title ?? block.file?.split('/').at(-1);
    const figure = element('figure', { class: 'code' });
    pre.replaceWith(figure);
    pre.setAttribute('role', 'group');
    pre.setAttribute('aria-label', strings.code.label(name ?? (language || block.language)));
    figure.append(
      element(
        'figcaption',
        {},
        element('span', { class: 'code-name' }, name ?? ''),
        element('span', { class: 'code-language' }, language),
        element(
          'span',
          { class: 'code-tools' },
          iconButton('copy', strings.code.copy, () => actions.copy(block.text)),
          editorTool(iconButton('insert', strings.code.insert, () => actions.insert(block.text))),
          editorTool(iconButton('open', strings.code.open, () => actions.open(block.text, block.language))),
        ),
      ),
      pre,
    );
  }
}

/** Colours a block that so far shows plain text. The text itself stays as it is. */
export function colourCode(container: HTMLElement, coloured: ColouredCode): void {
  const code = container.querySelector(`pre[data-code="${CSS.escape(coloured.id)}"] > code`);
  if (!code) return;
  const lines = coloured.lines.map((line) => line.map(colourRun));
  code.replaceChildren(...lines.flatMap((line, index) => (index === 0 ? line : ['\n', ...line])));
}

function colourRun({ text, colour, style }: ColourRun): Node | string {
  if (colour === undefined && style === undefined) return text;
  const span = element('span', { class: style && `code-${style}` }, text);
  if (colour !== undefined) span.style.color = colour;
  return span;
}

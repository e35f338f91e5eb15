import { element } from './dom.ts';
import { type IconName, icon } from './icons.ts';

/** Marks what only an editor can do: a page in a plain browser leaves it out. */
export function editorTool<T extends HTMLElement>(tool: T): T {
  tool.classList.add('editor-tool');
  return tool;
}

/** A button that shows an icon; its label is read aloud and shown on hover. */
export function iconButton(name: IconName, label: string, act: () => void): HTMLButtonElement {
  return element(
    'button',
    { type: 'button', class: 'icon-button', title: label, 'aria-label': label, onclick: act },
    icon(name),
  );
}

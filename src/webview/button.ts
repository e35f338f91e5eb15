import { element } from './dom.ts';
import { type IconName, icon } from './icons.ts';

/** A button that shows an icon; its label is read aloud and shown on hover. */
export function iconButton(name: IconName, label: string, act: () => void): HTMLButtonElement {
  return element(
    'button',
    { type: 'button', class: 'icon-button', title: label, 'aria-label': label, onclick: act },
    icon(name),
  );
}

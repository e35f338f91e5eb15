import { iconButton } from '../button.ts';
import { element } from '../dom.ts';
import type { Strings } from '../strings.ts';

/** A key of the page; `key` is `KeyboardEvent.key`. */
export interface KeyBinding {
  readonly key: string;
  readonly alt?: boolean;
  readonly label: keyof Strings['keySheet'];
  /** Only an editor can do it. */
  readonly inEditor?: boolean;
  readonly act: () => void;
}

/** Listens to the page's keys while the reader is not typing. A key that is used here goes no further. */
export function listenToKeys(root: Document, bindings: readonly KeyBinding[]): void {
  root.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || isTyping(event.target) || root.querySelector('dialog[open]'))
      return;
    const binding = bindings.find(({ key, alt }) => key === event.key && (alt ?? false) === event.altKey);
    if (!binding) return;
    event.preventDefault();
    event.stopPropagation();
    binding.act();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('textarea, select, input:not([type=radio], [type=checkbox])')
  );
}

/** Keys that work on a focused diagram; the sheet lists them beside the page's own. */
const diagramKeys = [
  { keys: ['+', '−', '0'], label: 'zoom' },
  { keys: ['←', '→', '↑', '↓'], label: 'pan' },
  { keys: ['Alt + wheel'], label: 'wheel' },
] as const;

const names: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', Home: 'Home' };

/** The `?` sheet. */
export function keySheet(bindings: readonly KeyBinding[], strings: Strings): HTMLDialogElement {
  const rows = [
    ...bindings.map(({ key, alt, label, inEditor }) => ({
      keys: [`${alt ? 'Alt + ' : ''}${names[key] ?? key}`],
      label,
      inEditor,
    })),
    ...diagramKeys.map((row) => ({ ...row, inEditor: false })),
  ];
  const dialog = element(
    'dialog',
    { class: 'sheet', 'aria-label': strings.keySheet.title },
    element(
      'header',
      {},
      element('h2', {}, strings.keySheet.title),
      iconButton('close', strings.close, () => dialog.close()),
    ),
    element(
      'dl',
      {},
      ...rows.map(({ keys, label, inEditor }) =>
        element(
          'div',
          { class: inEditor ? 'editor-tool' : undefined },
          element('dt', {}, ...keys.flatMap((key) => [element('kbd', {}, key), ' '])),
          element('dd', {}, strings.keySheet[label]),
        ),
      ),
    ),
  );
  dialog.addEventListener('close', () => dialog.remove());
  return dialog;
}

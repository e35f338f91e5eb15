import type { LessonView } from '../../core/markdown/lessonView.ts';
import type { PageMessage } from '../../protocol/lesson.ts';
import { editorTool } from '../button.ts';
import { element } from '../dom.ts';
import type { Strings } from '../strings.ts';

/** What of the lesson goes into the reader's own code: its snippets, and the rules that watch over them. */
export function patterns(
  { snippets, rules }: LessonView,
  { patterns: words }: Strings,
  post: (message: PageMessage) => void,
): HTMLElement | undefined {
  if (snippets.length + rules.length === 0) return undefined;
  const insertable = snippets.map(({ prefix, title }) =>
    row(
      [element('span', {}, title), element('code', {}, prefix)],
      toolButton(words.insert, words.insertNamed(title), () => post({ type: 'insertPattern', prefix })),
    ),
  );
  const watching = rules.map((rule) =>
    row(
      [element('code', {}, rule)],
      toolButton(words.explain, words.explainNamed(rule), () => post({ type: 'explainRule', rule })),
    ),
  );
  return element(
    'section',
    { class: 'patterns', 'aria-label': words.title },
    element('h2', { id: 'patterns' }, words.title),
    insertable.length > 0 && element('ul', {}, ...insertable),
    watching.length > 0 && element('p', { class: 'box-kind' }, words.rules),
    watching.length > 0 && element('ul', {}, ...watching),
  );
}

function row(content: readonly HTMLElement[], tool: HTMLElement): HTMLElement {
  return element('li', {}, ...content, tool);
}

/** @param name what is read aloud: the label alone would be the same in every row */
function toolButton(label: string, name: string, act: () => void): HTMLButtonElement {
  return editorTool(
    element('button', { type: 'button', class: 'plain-button', 'aria-label': name, onclick: act }, label),
  );
}

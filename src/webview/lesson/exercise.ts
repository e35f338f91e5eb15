import type { ExerciseView } from '../../core/markdown/lessonView.ts';
import { element, rendered } from '../dom.ts';
import type { Strings } from '../strings.ts';

/** A lesson's task, with hints that open one at a time. */
export function exercise(
  view: ExerciseView | undefined,
  strings: Strings,
  open: () => void,
): HTMLElement | undefined {
  if (!view) return undefined;
  const hints = view.hints.map((hint, index) =>
    element(
      'li',
      { tabindex: '-1', hidden: true },
      element('p', { class: 'box-kind' }, strings.exercise.hint(index + 1)),
      rendered('div', {}, hint),
    ),
  );
  const next = element('button', { type: 'button', class: 'plain-button', onclick: showNext });

  function showNext(): void {
    const hint = hints.find((candidate) => candidate.hidden);
    if (hint) hint.hidden = false;
    hint?.focus();
    label();
  }

  function label(): void {
    const shown = hints.filter((hint) => !hint.hidden).length;
    next.hidden = shown === hints.length;
    next.textContent = strings.exercise.nextHint(shown, hints.length);
  }

  label();
  return element(
    'section',
    { class: 'exercise', 'aria-label': strings.exercise.title },
    element('h2', {}, strings.exercise.title),
    rendered('div', {}, view.task),
    element('ol', { class: 'hints' }, ...hints),
    element(
      'p',
      { class: 'exercise-actions' },
      element('button', { type: 'button', class: 'main-button', onclick: open }, strings.exercise.open),
      next,
    ),
  );
}

import type { ExerciseView } from '../../core/markdown/lessonView.ts';
import type { LabAction } from '../../protocol/lesson.ts';
import { element, rendered } from '../dom.ts';
import type { Strings } from '../strings.ts';

/** A lesson's task, with hints that open one at a time. */
export function exercise(
  view: ExerciseView | undefined,
  strings: Strings,
  act: (action: LabAction) => void,
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

  function button(className: string, action: LabAction & keyof Strings['exercise']): HTMLButtonElement {
    return element(
      'button',
      { type: 'button', class: className, onclick: () => act(action) },
      strings.exercise[action],
    );
  }

  label();
  return element(
    'section',
    { class: 'exercise', 'aria-label': strings.exercise.title },
    element('h2', { id: 'exercise' }, strings.exercise.title),
    element('p', { class: 'exercise-passed', role: 'status' }),
    rendered('div', {}, view.task),
    element('ol', { class: 'hints' }, ...hints),
    element('p', {}, next),
    element(
      'p',
      { class: 'practice-actions editor-tool' },
      button('main-button', 'startExercise'),
      button('plain-button', 'checkExercise'),
      button('plain-button', 'showSolution'),
      button('plain-button', 'resetExercise'),
    ),
  );
}

/** Says, or takes back, that the reader's program passes the tests. */
export function showPassed(page: HTMLElement, passed: boolean, strings: Strings): void {
  const note = page.querySelector('.exercise-passed');
  if (note) note.textContent = passed ? strings.exercise.passed : '';
}

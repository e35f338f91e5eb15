import type { QuizQuestion } from '../../core/markdown/lessonView.ts';
import { element, rendered } from '../dom.ts';
import type { Strings } from '../strings.ts';

/**
 * The questions at a lesson's end. Choosing an answer says at once why it is right or wrong.
 * @param given the answers of an earlier visit, by question
 * @param answered called with the answer, or null where the reader starts over
 */
export function quiz(
  questions: readonly QuizQuestion[],
  given: readonly (number | null)[],
  strings: Strings,
  answered: (question: number, answer: number | null) => void,
): HTMLElement | undefined {
  if (questions.length === 0) return undefined;
  return element(
    'section',
    { class: 'quiz', 'aria-label': strings.quiz.title },
    element('h2', { id: 'quiz' }, strings.quiz.title),
    element(
      'ol',
      {},
      ...questions.map((question, index) =>
        element(
          'li',
          {},
          askQuestion(question, index, given[index] ?? null, strings, (answer) => answered(index, answer)),
        ),
      ),
    ),
  );
}

function askQuestion(
  question: QuizQuestion,
  index: number,
  given: number | null,
  strings: Strings,
  answered: (answer: number | null) => void,
): HTMLElement {
  const verdict = element('div', { class: 'verdict', role: 'status' });
  const inputs = question.answers.map((_, answer) =>
    element('input', { type: 'radio', name: `quiz-${index}`, value: answer, onchange: () => choose(answer) }),
  );
  const labels = question.answers.map((answer, number) =>
    element('label', { class: 'answer' }, inputs[number], rendered('span', {}, answer.text)),
  );
  const again = element(
    'button',
    { type: 'button', class: 'plain-button', onclick: startOver },
    strings.quiz.again,
  );
  const fieldset = element(
    'fieldset',
    { class: 'question' },
    rendered('legend', {}, question.question),
    ...labels,
    verdict,
  );

  function show(answer: number): void {
    const chosen = question.answers[answer];
    if (!chosen) return;
    labels.forEach((label, number) => {
      label.classList.toggle('chosen', number === answer);
    });
    fieldset.dataset.verdict = chosen.right ? 'right' : 'wrong';
    verdict.replaceChildren(
      element('strong', {}, chosen.right ? strings.quiz.right : strings.quiz.wrong),
      ' ',
      rendered('span', {}, chosen.why),
      again,
    );
  }

  function choose(answer: number): void {
    show(answer);
    answered(answer);
  }

  function startOver(): void {
    delete fieldset.dataset.verdict;
    verdict.replaceChildren();
    for (const input of inputs) input.checked = false;
    for (const label of labels) label.classList.remove('chosen');
    inputs[0]?.focus();
    answered(null);
  }

  const before = given === null ? undefined : inputs[given];
  if (before && given !== null) {
    before.checked = true;
    show(given);
  }
  return fieldset;
}

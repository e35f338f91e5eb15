import * as vscode from 'vscode';

/** What a step was answered with; `back` is the step before, undefined is giving up. */
export type Answer<T> = { readonly value: T } | 'back' | undefined;

/** Where a step stands among the others; the title is that of them all. */
export interface Place {
  readonly title: string;
  /** From 1. */
  readonly step: number;
  readonly totalSteps: number;
}

/** Asks for one thing and answers with all that is known then. */
export type Step<State> = (state: State, place: Place) => Promise<Answer<State>>;

/** Asks one step after the other, back and forth; undefined when the reader gives up. */
export async function runSteps<State>(
  title: string,
  steps: readonly Step<State>[],
  initial: State,
): Promise<State | undefined> {
  const states = [initial];
  for (;;) {
    const state = states.at(-1) ?? initial;
    const step = steps[states.length - 1];
    if (step === undefined) return state;
    const answer = await step(state, { title, step: states.length, totalSteps: steps.length });
    if (answer === undefined) return undefined;
    if (answer === 'back') states.pop();
    else states.push(answer.value);
  }
}

export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** A step that chooses from a list. */
export function chooseStep<T>(
  place: Place,
  placeholder: string,
  choices: readonly Choice<T>[],
): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = choices;
  return answered(pick, place, () => pick.activeItems[0]);
}

/** A step that takes a text; `problemOf` says what is wrong with one, and the step goes on until nothing is. */
export function typeStep(
  place: Place,
  prompt: string,
  value: string,
  problemOf: (text: string) => string | undefined,
): Promise<Answer<string>> {
  const input = vscode.window.createInputBox();
  input.prompt = prompt;
  input.value = value;
  input.onDidChangeValue((text) => {
    input.validationMessage = problemOf(text);
  });
  return answered(input, place, () =>
    problemOf(input.value) === undefined ? { value: input.value } : undefined,
  );
}

/** Shows `box` as a step, and answers once `answer` has something when it is accepted. */
function answered<T>(
  box: vscode.QuickPick<Choice<T>> | vscode.InputBox,
  { title, step, totalSteps }: Place,
  answer: () => { readonly value: T } | undefined,
): Promise<Answer<T>> {
  box.title = title;
  box.step = step;
  box.totalSteps = totalSteps;
  box.ignoreFocusOut = true;
  box.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    box.onDidTriggerButton(() => {
      resolve('back');
      box.hide();
    });
    box.onDidAccept(() => {
      const accepted = answer();
      if (accepted === undefined) return;
      resolve({ value: accepted.value });
      box.hide();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}

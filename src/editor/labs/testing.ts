import * as vscode from 'vscode';
import { frameIn, type TestOutcome } from '../../core/labs/testReport.ts';
import { inLocale } from '../../core/locale.ts';
import type { Library } from '../course/library.ts';
import type { BookLanguage } from '../language.ts';
import { LabUnavailable } from './labRunner.ts';
import type { Labs } from './labs.ts';

/** The exercises in the Testing view: one item a lesson, and its tests under it once they have run. */
export class ExerciseTests implements vscode.Disposable {
  readonly #labs: Labs;
  readonly #library: Library;
  readonly #language: BookLanguage;
  readonly #controller = vscode.tests.createTestController(
    'patternbook.exercises',
    vscode.l10n.t('Patternbook Exercises'),
  );

  constructor(labs: Labs, library: Library, language: BookLanguage) {
    this.#labs = labs;
    this.#library = library;
    this.#language = language;
    // The book is read when the Testing view is first opened, not at start.
    this.#controller.resolveHandler = async (item) => {
      if (!item) await this.#addExercises();
    };
    this.#controller.createRunProfile(
      vscode.l10n.t('Check'),
      vscode.TestRunProfileKind.Run,
      async (request, cancel) => void (await this.#run(request, cancel)),
      true,
    );
  }

  /** Checks one exercise. @returns whether all of its tests passed */
  async check(slug: string): Promise<boolean> {
    await this.#addExercises();
    const item = this.#controller.items.get(slug);
    if (!item) return false;
    const cancel = new vscode.CancellationTokenSource();
    try {
      return await this.#run(new vscode.TestRunRequest([item]), cancel.token);
    } finally {
      cancel.dispose();
    }
  }

  async #addExercises(): Promise<void> {
    const shelf = await this.#library.builtIn();
    for (const [slug, meta] of Object.entries(shelf.meta)) {
      if (!meta.exercise || this.#controller.items.get(slug)) continue;
      const title = inLocale(meta.title, this.#language.locale) ?? slug;
      const item = this.#controller.createTestItem(
        slug,
        title,
        this.#labs.folder(slug).file('exercise/broken.ts'),
      );
      this.#controller.items.add(item);
    }
  }

  async #run(request: vscode.TestRunRequest, cancel: vscode.CancellationToken): Promise<boolean> {
    const chosen = request.include ?? [...this.#controller.items].map(([, item]) => item);
    const exercises = new Set(chosen.map((item) => item.parent ?? item));
    const run = this.#controller.createTestRun(request);
    let allPassed = true;
    for (const exercise of exercises) {
      if (cancel.isCancellationRequested) break;
      run.started(exercise);
      allPassed = (await this.#runExercise(run, exercise, cancel)) && allPassed;
    }
    run.end();
    return allPassed;
  }

  async #runExercise(run: vscode.TestRun, exercise: vscode.TestItem, cancel: vscode.CancellationToken) {
    let outcomes: TestOutcome[];
    try {
      outcomes = await this.#labs.check(exercise.id, cancel);
    } catch (error) {
      if (!(error instanceof LabUnavailable)) throw error;
      run.errored(exercise, new vscode.TestMessage(error.message));
      return false;
    }
    const folder = this.#labs.folder(exercise.id);
    const program = folder.file('exercise/broken.ts');
    exercise.children.replace(outcomes.map((outcome) => this.#testItem(outcome)));
    for (const outcome of outcomes) {
      const item = exercise.children.get(outcome.name);
      if (!item) continue;
      if (outcome.passed) run.passed(item, outcome.milliseconds);
      else run.failed(item, failureOf(outcome, program), outcome.milliseconds);
    }
    if (cancel.isCancellationRequested) {
      run.skipped(exercise);
    } else if (outcomes.length === 0) {
      run.errored(exercise, new vscode.TestMessage(vscode.l10n.t('The tests did not run to their end.')));
    } else if (outcomes.every(({ passed }) => passed)) {
      run.passed(exercise);
    } else {
      run.failed(exercise, []);
    }
    return outcomes.length > 0 && outcomes.every(({ passed }) => passed);
  }

  #testItem(outcome: TestOutcome): vscode.TestItem {
    const item = this.#controller.createTestItem(outcome.name, outcome.name, vscode.Uri.file(outcome.file));
    item.range = lineRange(outcome.line);
    return item;
  }

  dispose(): void {
    this.#controller.dispose();
  }
}

/** A failure stands at the reader's line where one is on the stack, else at the test. */
function failureOf(outcome: TestOutcome, program: vscode.Uri): vscode.TestMessage {
  const message = new vscode.TestMessage(outcome.message ?? '');
  const frame = frameIn(outcome.stack ?? '', program.fsPath);
  message.location = frame
    ? new vscode.Location(program, new vscode.Position(frame.line - 1, frame.column - 1))
    : new vscode.Location(vscode.Uri.file(outcome.file), lineRange(outcome.line));
  return message;
}

/** @param line 1-based */
function lineRange(line: number): vscode.Range {
  return new vscode.Range(line - 1, 0, line - 1, 0);
}

import * as vscode from 'vscode';
import { withLesson } from '../../core/course/progress.ts';
import { parseTestReport, type TestOutcome } from '../../core/labs/testReport.ts';
import type { ReaderState } from '../progress/readerState.ts';
import { LabFolder } from './labFolder.ts';
import {
  type LabOutput,
  type LabRun,
  type LabRunner,
  LabUnavailable,
  type NodeRuntime,
} from './labRunner.ts';

/** Labs exist for lessons of the built-in book only: a reader's own course is never run. */
const bookId = 'patternbook';

/** Runs examples and checks exercises of the built-in book. */
export class Labs {
  readonly #original: vscode.Uri;
  readonly #storage: vscode.Uri;
  readonly #runner: LabRunner | undefined;
  readonly #state: ReaderState;

  /**
   * @param original the book's programs, `out/labs` of the extension
   * @param storage where copies go unless the reader chooses another folder
   * @param runner undefined in the web host
   */
  constructor(original: vscode.Uri, storage: vscode.Uri, runner: LabRunner | undefined, state: ReaderState) {
    this.#original = original;
    this.#storage = storage;
    this.#runner = runner;
    this.#state = state;
  }

  /** Why nothing can be run here, in a sentence; undefined where programs run. */
  get unavailable(): string | undefined {
    if (!this.#runner) {
      return vscode.l10n.t('Programs cannot be run here: the editor in the browser starts no processes.');
    }
    if (!vscode.workspace.isTrusted) return vscode.l10n.t('Programs are not run in Restricted Mode.');
    return undefined;
  }

  /** The reader's copy of a lesson's programs. */
  folder(slug: string, root = vscode.Uri.joinPath(this.#storage, 'labs', slug)): LabFolder {
    return new LabFolder(this.#original, root, slug);
  }

  /** The Node that programs run with. @throws LabUnavailable */
  async runtime(): Promise<NodeRuntime> {
    return this.#usableRunner().runtime();
  }

  /** Runs the example of a lesson as the book has it. @throws LabUnavailable */
  async runExample(slug: string, onOutput: (output: LabOutput) => void): Promise<LabRun> {
    const folder = vscode.Uri.joinPath(this.#original, 'lessons', slug, 'example');
    return this.#usableRunner().run({ folder, arguments: ['main.ts'], environment: {} }, onOutput);
  }

  /** Runs the tests of an exercise on the reader's program; a pass is kept as progress. @throws LabUnavailable */
  async check(slug: string, cancel: vscode.CancellationToken): Promise<TestOutcome[]> {
    const runner = this.#usableRunner();
    const lab = this.folder(slug);
    await lab.fill();
    let printed = '';
    const run = await runner.run(
      {
        folder: lab.file('exercise'),
        arguments: ['--test', '--test-reporter=../../../shop/reporter.ts', 'check.test.ts'],
        environment: {},
      },
      ({ text }) => {
        printed += text;
      },
    );
    const cancelled = cancel.onCancellationRequested(() => run.dispose());
    await run.ended;
    cancelled.dispose();
    const outcomes = parseTestReport(printed);
    if (outcomes.length > 0 && outcomes.every(({ passed }) => passed)) {
      await this.#state.changeProgress((progress) =>
        withLesson(progress, bookId, slug, { exercisePassed: true }),
      );
    }
    return outcomes;
  }

  #usableRunner(): LabRunner {
    if (this.unavailable !== undefined || !this.#runner) throw new LabUnavailable(this.unavailable);
    return this.#runner;
  }
}

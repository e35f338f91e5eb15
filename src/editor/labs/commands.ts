import * as vscode from 'vscode';
import { isRecord } from '../../core/isRecord.ts';
import { LabUnavailable } from './labRunner.ts';
import type { Labs } from './labs.ts';
import type { ExerciseTests } from './testing.ts';

/** Commands on a lesson's exercise and example; each takes `{ slug }`, the lesson the reader is at. */
export function registerLabCommands(labs: Labs, tests: ExerciseTests): vscode.Disposable {
  const command = (id: string, action: (slug: string) => Promise<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(`patternbook.${id}`, (target: unknown) => {
      const slug = slugOf(target);
      return slug === undefined ? undefined : action(slug);
    });
  return vscode.Disposable.from(
    command('startExercise', (slug) => startExercise(labs, slug)),
    command('checkExercise', (slug) => checkExercise(labs, tests, slug)),
    command('showSolution', (slug) => showSolution(labs, slug)),
    command('resetExercise', (slug) => resetExercise(labs, slug)),
    command('openLab', (slug) => openLab(labs, slug)),
    command('runInTerminal', (slug) => runInTerminal(labs, slug)),
    vscode.workspace.onDidSaveTextDocument((document) => {
      const slug = exerciseOf(labs, document.uri);
      if (slug !== undefined && labs.unavailable === undefined) void tests.check(slug);
    }),
  );
}

function slugOf(target: unknown): string | undefined {
  if (!isRecord(target)) return undefined;
  return typeof target.slug === 'string' && /^[\w-]+$/.test(target.slug) ? target.slug : undefined;
}

/** The lesson whose exercise, in the default folder, `file` is. */
function exerciseOf(labs: Labs, file: vscode.Uri): string | undefined {
  const [, slug] = /\/lessons\/([\w-]+)\/exercise\/broken\.ts$/.exec(file.path) ?? [];
  return slug !== undefined && labs.folder(slug).file('exercise/broken.ts').toString() === file.toString()
    ? slug
    : undefined;
}

/** The reader's program on the left, the task on the right. */
async function startExercise(labs: Labs, slug: string): Promise<void> {
  const lab = labs.folder(slug);
  await lab.fill();
  await vscode.window.showTextDocument(lab.file('exercise/broken.ts'), { viewColumn: vscode.ViewColumn.One });
  await vscode.commands.executeCommand('patternbook.openLessonToSide', { slug, heading: 'exercise' });
}

/** @returns whether all tests passed; undefined where nothing can be run */
async function checkExercise(labs: Labs, tests: ExerciseTests, slug: string): Promise<boolean | undefined> {
  if (labs.unavailable !== undefined) {
    void vscode.window.showWarningMessage(labs.unavailable);
    return undefined;
  }
  await vscode.workspace.saveAll(false);
  const passed = await tests.check(slug);
  if (passed) void vscode.window.showInformationMessage(vscode.l10n.t('All tests of the exercise pass.'));
  else void offerTests();
  return passed;
}

async function offerTests(): Promise<void> {
  const showTests = vscode.l10n.t('Show Tests');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Not every test passes yet.'),
    showTests,
  );
  if (answer === showTests) await vscode.commands.executeCommand('workbench.view.testing.focus');
}

async function showSolution(labs: Labs, slug: string): Promise<void> {
  const show = vscode.l10n.t('Show Solution');
  const question = vscode.l10n.t('Show the solution beside your program?');
  if ((await vscode.window.showWarningMessage(question, { modal: true }, show)) !== show) return;
  const lab = labs.folder(slug);
  await lab.fill();
  await vscode.commands.executeCommand(
    'vscode.diff',
    lab.file('exercise/broken.ts'),
    lab.originalFile('exercise/solution.ts'),
    vscode.l10n.t('Yours ↔ solution'),
  );
}

async function resetExercise(labs: Labs, slug: string): Promise<void> {
  const reset = vscode.l10n.t('Reset Exercise');
  const question = vscode.l10n.t(
    'Put the exercise back as the book has it? Your version is kept as a backup.',
  );
  if ((await vscode.window.showWarningMessage(question, { modal: true }, reset)) !== reset) return;
  const lab = labs.folder(slug);
  await lab.fill();
  const backup = await lab.reset('exercise/broken.ts');
  void vscode.window.showInformationMessage(vscode.l10n.t('Your version is kept as {0}.', backup.fsPath));
}

/** Copies example and kernel to a folder the reader chooses; what is there already stays as it is. */
async function openLab(labs: Labs, slug: string): Promise<void> {
  const [parent] =
    (await vscode.window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      title: vscode.l10n.t('Folder that the lab is copied into'),
      openLabel: vscode.l10n.t('Copy Here'),
    })) ?? [];
  const lab = parent ? labs.folder(slug, vscode.Uri.joinPath(parent, slug)) : undefined;
  if (!lab) return;
  await lab.fill();
  await vscode.window.showTextDocument(lab.file('example/main.ts'));
}

/** A task rather than typed text: no shell has to be known, and what was printed stays until a key is pressed. */
async function runInTerminal(labs: Labs, slug: string): Promise<void> {
  try {
    const { command, environment } = await labs.runtime();
    const lab = labs.folder(slug);
    await lab.fill();
    const program = new vscode.ProcessExecution(command, ['main.ts'], {
      cwd: lab.file('example').fsPath,
      env: { ...environment },
    });
    const task = new vscode.Task({ type: 'process' }, vscode.TaskScope.Global, slug, 'Patternbook', program);
    task.presentationOptions = { focus: true, panel: vscode.TaskPanelKind.Dedicated };
    await vscode.tasks.executeTask(task);
  } catch (error) {
    if (!(error instanceof LabUnavailable)) throw error;
    void vscode.window.showWarningMessage(error.message);
  }
}

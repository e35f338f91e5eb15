import * as vscode from 'vscode';
import { parseKeptState } from '../../protocol/lessonMessages.ts';
import type { Library } from '../course/library.ts';
import type { BookLanguage } from '../language.ts';
import type { Log } from '../log.ts';
import type { ReaderState } from '../progress/readerState.ts';
import { LastTextEditor } from './codeActions.ts';
import type { CodeColours } from './codeColours.ts';
import type { ExampleLabs } from './exampleRun.ts';
import { LessonLoader } from './lessonLoader.ts';
import { LessonPanels } from './lessonPanels.ts';
import { type LessonTarget, parseLessonTarget } from './lessonTarget.ts';
import { pickLesson } from './pickLesson.ts';
import { ReaderMarks } from './readerMarks.ts';

/** Type of the panels; `activeWebviewPanelId` in the manifest's conditions. */
const viewType = 'patternbook.lesson';

/**
 * The lesson reader: its panels, their commands, and their return after a restart.
 * @param pageFolder the built page, `out/webview` of the extension
 */
export function registerLessonReader(
  pageFolder: vscode.Uri,
  library: Library,
  language: BookLanguage,
  state: ReaderState,
  labs: ExampleLabs,
  colours: CodeColours,
  log: Log,
): vscode.Disposable {
  const lastEditor = new LastTextEditor();
  const loader = new LessonLoader(library, state);
  const marks = new ReaderMarks(state);
  const panels = new LessonPanels(viewType, {
    pageFolder,
    loader,
    language,
    state,
    marks,
    colours,
    lastEditor,
    labs,
    log,
  });
  const openWith =
    (open: (target: LessonTarget) => void) =>
    async (argument?: unknown): Promise<void> => {
      const target = parseLessonTarget(argument) ?? (await pickLesson(library, language.locale));
      if (target?.path !== undefined) await state.choosePath(target.path);
      if (target) open(target);
    };
  const command = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    panels,
    lastEditor,
    command(
      'patternbook.openLesson',
      openWith((target) => panels.open(target)),
    ),
    command(
      'patternbook.openLessonToSide',
      openWith((target) => panels.openBeside(target)),
    ),
    command(
      'patternbook.openLessonInNewPanel',
      openWith((target) => panels.openNew(target)),
    ),
    command('patternbook.lessonBack', () => panels.active?.go('back')),
    command('patternbook.lessonForward', () => panels.active?.go('forward')),
    command('patternbook.nextLesson', () => panels.active?.turn('next')),
    command('patternbook.previousLesson', () => panels.active?.turn('previous')),
    command('patternbook.lessonKeys', () => panels.active?.showKeys()),
    library.onDidChange(() => panels.each((panel) => panel.refresh())),
    language.onDidChange(() => panels.each((panel) => panel.followLanguage())),
    state.onDidChange(() => panels.each((panel) => panel.showMarks())),
    colours.onDidChange(() => panels.each((panel) => panel.recolour())),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, kept: unknown) => {
        const state = parseKeptState(kept);
        // What another version kept leads nowhere: no panel is better than an empty one.
        if (state && state.current in state.places) panels.adopt(panel, state);
        else panel.dispose();
      },
    }),
  );
}
